import type { Actor } from "@vitrina/domain/people";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bench, PASSWORD, signInBench } from "../sign-in/sign-in.test-kit.ts";

let bench: Bench;
let manager: Actor;
let creator: Actor;
beforeAll(async () => {
  bench = await signInBench();
  await bench.admin("manager@agency.example", "manager");
  await bench.creator("sofia@example.com");
  manager = await signedIn("manager@agency.example");
  creator = await signedIn("sofia@example.com");
});
afterAll(() => bench.close());

async function signedIn(email: string): Promise<Actor> {
  const browser = bench.browser();
  await browser.signIn(email, PASSWORD);
  const actor = await bench.resolveActor({ cookie: browser.cookie });
  if (!actor) throw new Error(`${email} did not get in.`);
  return actor;
}

const DAY_MS = 24 * 60 * 60_000;
const keyOf = (actor: Actor, scopes: Parameters<ReturnType<Bench["as"]>["apiKeys"]["create"]>[0]["scopes"]) =>
  bench.as(actor).apiKeys.create({ name: "script", scopes, expiresInDays: 30 });
const bearer = (key: string) => bench.resolveActor({ authorization: `Bearer ${key}` });

describe("a personal key", () => {
  test("is shown once, begins with vt_, and is stored as a hash", async () => {
    const { key, id, start } = await keyOf(manager, ["campaigns:read"]);
    expect(key).toMatch(/^vt_[\w-]{43}$/);
    expect(key.startsWith(start)).toBe(true);
    expect(JSON.stringify(await bench.db.driver.collection("apikey").find().toArray())).not.toContain(key);
    expect(JSON.stringify(await bench.db.driver.collection("audit_log").find().toArray())).not.toContain(key);
    const { items } = await bench.as(manager).apiKeys.list({});
    expect(items.find((one) => one.id === id)).toEqual(expect.not.objectContaining({ key: expect.anything() }));
  });

  test("acts as its owner with its scopes alone", async () => {
    const { key, id } = await keyOf(manager, ["campaigns:read"]);
    const actor = await bearer(key);
    expect(actor).toMatchObject({
      kind: "admin",
      role: "manager",
      door: { by: "key", keyId: id, scopes: ["campaigns:read"] },
    });
    await expect(bench.as(actor).people.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await bench.as(actor).me.profile()).toMatchObject({ email: "manager@agency.example" });
  });

  test("of an owner without the scope manages nobody", async () => {
    await bench.admin("owner@agency.example", "owner");
    const owner = await signedIn("owner@agency.example");
    const narrow = await bearer((await keyOf(owner, ["campaigns:read"])).key);
    await expect(bench.as(narrow).people.list({})).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: "scope-missing",
    });
    const wide = await bearer((await keyOf(owner, ["people:manage"])).key);
    expect((await bench.as(wide).people.list({})).items.length).toBeGreaterThan(0);
  });

  test("loses with its owner's role what it once could", async () => {
    const userId = await bench.admin("demoted@agency.example", "owner");
    const { key } = await keyOf(await signedIn("demoted@agency.example"), ["people:manage"]);
    expect(await bench.ports.people.changeRoleIfStill(userId, "owner", "editor")).toBe(true);
    await expect(bench.as(await bearer(key)).people.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("cannot be given what its maker does not have", async () => {
    await expect(keyOf(manager, ["people:manage"])).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(keyOf(manager, ["work:read"])).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(keyOf(creator, ["campaigns:read"])).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await bearer((await keyOf(creator, ["work:read"])).key)).toMatchObject({ kind: "creator" });
  });

  test("makes, lists and ends no keys and no sessions", async () => {
    const { key, id } = await keyOf(creator, ["work:read", "work:write", "profile:read", "profile:write"]);
    const byKey = bench.as(await bearer(key));
    const refused = { code: "FORBIDDEN", message: "session-needed" };
    await expect(byKey.apiKeys.create({ name: "x", scopes: ["work:read"], expiresInDays: 1 })).rejects.toMatchObject(
      refused,
    );
    await expect(byKey.apiKeys.list({})).rejects.toMatchObject(refused);
    await expect(byKey.apiKeys.revoke({ id })).rejects.toMatchObject(refused);
    await expect(byKey.me.signOutEverywhere()).rejects.toMatchObject(refused);
  });

  test("stops at once when it is revoked, and only its owner can revoke it", async () => {
    const { key, id } = await keyOf(creator, ["work:read"]);
    await expect(bench.as(manager).apiKeys.revoke({ id })).rejects.toMatchObject({ message: "no-such-key" });
    expect(await bearer(key)).not.toBeNull();
    await bench.as(creator).apiKeys.revoke({ id });
    expect(await bearer(key)).toBeNull();
    await expect(bench.as(creator).apiKeys.revoke({ id })).rejects.toMatchObject({ message: "no-such-key" });
  });

  test("stops on its day", async () => {
    const { key } = await keyOf(creator, ["work:read"]);
    bench.pass(30 * DAY_MS - 60_000);
    expect(await bearer(key)).not.toBeNull();
    bench.pass(60_000 + 1);
    expect(await bearer(key)).toBeNull();
    bench.pass(-30 * DAY_MS - 1);
  });

  test("of somebody who is blocked opens nothing, and works again when they are let in", async () => {
    const userId = await bench.creator("paused@example.com");
    const { key } = await keyOf(await signedIn("paused@example.com"), ["work:read"]);
    await bench.ports.people.block(userId);
    expect(await bearer(key)).toBeNull();
    await bench.ports.people.unblock(userId);
    expect(await bearer(key)).not.toBeNull();
  });

  test("remembers when it was last used", async () => {
    const { key, id } = await keyOf(creator, ["work:read"]);
    const lastUsed = async () =>
      (await bench.as(creator).apiKeys.list({})).items.find((one) => one.id === id)?.lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await bearer(key);
    expect(await lastUsed()).toBeInstanceOf(Date);
  });

  test.each([
    [[], 30],
    [["campaigns:read"], 0],
    [["campaigns:read"], 366],
    [["everything"], 30],
  ])("with scopes %j for %i days is refused", async (scopes, expiresInDays) => {
    await expect(
      bench.as(manager).apiKeys.create({ name: "x", scopes: scopes as never, expiresInDays }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
