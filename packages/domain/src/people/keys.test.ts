import { describe, expect, test } from "vitest";
import type { Actor } from "./actor.ts";
import { grantableScopes, scopeBeyondReach } from "./keys.ts";

const who = { userId: "u", name: "n", email: "e", door: { by: "session", sessionId: "s" } } as const;
const editor: Actor = { ...who, kind: "admin", role: "editor" };
const creator: Actor = { ...who, kind: "creator", creatorId: "c" };

describe("the scopes of a personal key", () => {
  test("an admin gives what the role holds and nothing more", () => {
    expect(scopeBeyondReach(editor, ["website:edit", "media:write"])).toBeUndefined();
    expect(scopeBeyondReach(editor, ["website:edit", "campaigns:write"])).toBe("campaigns:write");
  });
  test("a creator gives creator scopes only", () => {
    expect(scopeBeyondReach(creator, ["work:read"])).toBeUndefined();
    expect(scopeBeyondReach(creator, ["work:read", "campaigns:read"])).toBe("campaigns:read");
  });
  test("creator scopes are not an admin's to give", () =>
    expect(scopeBeyondReach(editor, ["work:read"])).toBe("work:read"));
  test("an editor is offered exactly the role's permissions", () => {
    expect(grantableScopes(editor)).toEqual([
      "campaigns:read",
      "brands:read",
      "website:edit",
      "media:write",
      "leads:read",
      "leads:write",
    ]);
  });
});
