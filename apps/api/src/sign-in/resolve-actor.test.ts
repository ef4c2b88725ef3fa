import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AccountAtDoor, Doors } from "./doors.store.ts";
import { actorResolver, type CallHeaders, feedReader } from "./resolve-actor.ts";
import { cryptoTokens } from "./tokens.ts";

const SECRET = "a-secret-of-more-than-thirty-two-characters";
const tokens = cryptoTokens([SECRET]);
const ANA: AccountAtDoor = {
  userId: "a",
  name: "Ana",
  email: "ana@example.com",
  kind: "admin",
  role: "manager",
  creatorId: null,
  isBlocked: false,
};
const SOFIA: AccountAtDoor = { ...ANA, userId: "s", kind: "creator", role: null, creatorId: "c" };

const cookie = `sid=${encodeURIComponent(`t.${createHmac("sha256", SECRET).update("t").digest("base64")}`)}`;

function asking(session: AccountAtDoor | null, key: AccountAtDoor | null = null) {
  const reads: string[] = [];
  const doors: Doors = {
    async session(token) {
      reads.push(`session ${token}`);
      return session && { sessionId: "1", account: session };
    },
    async feed(hash) {
      return session && hash === tokens.hashOf("the-address") ? { feedId: "3", account: session } : null;
    },
    async key(hash) {
      reads.push("key");
      return key && hash === tokens.hashOf("vt_good") ? { keyId: "2", scopes: ["work:read"], account: key } : null;
    },
  };
  const resolve = actorResolver({ doors, tokens, cookieName: "sid", secrets: [SECRET], now: () => new Date(0) });
  return { reads, resolve: (headers: CallHeaders) => resolve(headers), doors };
}

describe("who a call comes from", () => {
  test("a session's cookie brings an admin with their role", async () => {
    expect(await asking(ANA).resolve({ cookie })).toMatchObject({
      kind: "admin",
      role: "manager",
      door: { by: "session", sessionId: "1" },
    });
  });

  test.each<[string, CallHeaders]>([
    ["as a bearer", { authorization: "Bearer vt_good" }],
    ["by its own header", { "x-api-key": "vt_good" }],
  ])("a key brings a creator with its scopes, %s", async (_how, headers) => {
    expect(await asking(null, SOFIA).resolve(headers)).toMatchObject({
      kind: "creator",
      creatorId: "c",
      door: { by: "key", keyId: "2", scopes: ["work:read"] },
    });
  });

  test("a wrong key is a stranger even with a good cookie", async () => {
    const asked = asking(ANA, SOFIA);
    expect(await asked.resolve({ cookie, authorization: "Bearer vt_bad" })).toBeNull();
    expect(asked.reads).toEqual(["key"]);
  });

  test("what is no key of ours is not looked up", async () => {
    const asked = asking(null, SOFIA);
    expect(await asked.resolve({ authorization: "Bearer eyJhbGciOi" })).toBeNull();
    expect(asked.reads).toEqual([]);
  });

  test("a stranger costs no read", async () => {
    const asked = asking(ANA);
    expect(await asked.resolve({})).toBeNull();
    expect(await asked.resolve({ cookie: "sid=t.forged" })).toBeNull();
    expect(asked.reads).toEqual([]);
  });

  test.each<[string, AccountAtDoor]>([
    ["a blocked person", { ...ANA, isBlocked: true }],
    ["an admin without a role", { ...ANA, role: null }],
    ["an admin of an unknown role", { ...ANA, role: "emperor" }],
    ["a creator without a profile", { ...SOFIA, creatorId: null }],
  ])("%s is a stranger", async (_who, account) => {
    expect(await asking(account).resolve({ cookie })).toBeNull();
  });
});

describe("whose calendar feed an address is", () => {
  const read = (account: AccountAtDoor | null, token: string) =>
    feedReader({ doors: asking(account).doors, tokens })(token);

  test("its owner's, with a door that opens no procedure", async () => {
    expect(await read(ANA, "the-address")).toMatchObject({ kind: "admin", door: { by: "key", scopes: [] } });
    expect(await read(SOFIA, "the-address")).toMatchObject({ kind: "creator", creatorId: "c" });
  });

  test("nobody's, when it is a guess or its owner is blocked", async () => {
    expect(await read(ANA, "a-guess")).toBeNull();
    expect(await read({ ...ANA, isBlocked: true }, "the-address")).toBeNull();
  });
});
