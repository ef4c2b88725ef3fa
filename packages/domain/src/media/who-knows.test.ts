import { expect, test } from "vitest";
import type { AdminActor, Role } from "../people/index.ts";
import { mayKnowOf, purposesKnownTo } from "./who-knows.ts";

const actor = (role: Role, scopes?: AdminActor["door"] & { by: "key" }): AdminActor => ({
  kind: "admin",
  userId: "1",
  name: "A",
  email: "a@b.example",
  role,
  door: scopes ?? { by: "session", sessionId: "1" },
});

test.each([
  ["owner", "identity_document", true],
  ["owner", "data_export", true],
  ["manager", "data_export", false],
  ["manager", "identity_document", false],
  ["manager", "payout_receipt", false],
  ["manager", "deliverable_file", true],
  ["editor", "campaign_cover", true],
  ["editor", "deliverable_file", false],
  ["finance", "creator_invoice", true],
  ["reviewer", "insight_screenshot", true],
] as const)("%s and %s: %s", (role, purpose, expected) => {
  expect(mayKnowOf(actor(role), purpose)).toBe(expected);
});

test("a key knows of no more than its scopes open", () => {
  const key = actor("owner", { by: "key", keyId: "1", scopes: ["media:write"] });
  expect(purposesKnownTo(key)).toEqual(purposesKnownTo(actor("owner")).filter((one) => mayKnowOf(key, one)));
  expect(mayKnowOf(key, "payout_receipt")).toBe(false);
  expect(mayKnowOf(key, "brand_logo")).toBe(true);
});
