import { newId, objectId } from "@vitrina/db";
import type { AdminActor, CreatorActor } from "@vitrina/domain/people";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCreatorAccount } from "../sign-in/create-people.ts";
import { admin, creatorActor, startTestApi, type TestApi } from "../testing/api.test-kit.ts";

const PASSWORD = "vitrina-demo-2026";
const account = {
  kind: "bank",
  bank: "itau",
  accountNumber: "700123456",
  holder: "Ana Benítez",
  document: "4567890",
} as const;

let api: TestApi;
let ana: CreatorActor;
let eva: CreatorActor;
const finance = admin("finance");
beforeAll(async () => {
  api = await startTestApi();
  // Failed attempts are forgotten by the database, which knows the real time only.
  api.setNow(new Date());
  const begun = async (name: string) => {
    const email = `${name}@example.com`;
    const userId = await createCreatorAccount(api.wiring.ports, { email, name, password: PASSWORD });
    const creator = await api.wiring.ports.creators.byUserId(userId);
    return { ...creatorActor(creator?.id ?? "", userId), email };
  };
  [ana, eva] = [await begun("ana"), await begun("eva")];
});
afterAll(() => api.close());

/** The session of somebody, begun so many minutes ago. */
async function signedIn(actor: AdminActor | CreatorActor, minutesAgo: number) {
  const _id = actor.door.by === "session" ? objectId(actor.door.sessionId) : objectId(newId());
  const createdAt = new Date(api.now().getTime() - minutesAgo * 60_000);
  await api.wiring.db.driver
    .collection("session")
    .updateOne({ _id }, { $set: { createdAt, token: String(_id) } }, { upsert: true });
}
const entries = (action: string) => api.wiring.db.orm.audit_log.where({ action }).all();
const reveal = (change: object = {}) =>
  api.as(finance).payoutAccounts.reveal({ creatorId: ana.creatorId, reason: "Pago de noviembre", ...change });

beforeEach(async () => {
  for (const one of [ana, eva, finance]) await signedIn(one, 1);
  await api.as(ana).payoutAccounts.keepMine({ account });
});

describe("a payout account", () => {
  test("is shown to its owner by its ending, and lies closed in the database", async () => {
    expect(await api.as(ana).payoutAccounts.mine()).toMatchObject({ kind: "bank", ending: "456" });
    const stored = await api.wiring.db.collection("ugc_creators").findOne({ _id: objectId(ana.creatorId) });
    expect(JSON.stringify(stored)).not.toMatch(/700123456|4567890|Ana Benítez|itau/);
    const told = await api.wiring.db.collection("outbox").find({}).toArray();
    expect(told.map(({ kind }) => kind)).toContain("security.payout-account-changed");
    expect(JSON.stringify([told, await entries("payout-account.kept")])).not.toMatch(/700123456|4567890/);
  });

  test("belongs to one creator: another has none, and takes nobody's", async () => {
    expect(await api.as(eva).payoutAccounts.mine()).toBeNull();
    await api.as(eva).payoutAccounts.removeMine({});
    expect(await api.as(ana).payoutAccounts.mine()).not.toBeNull();
  });

  test("is changed after a while only with the password, and wrong ones count as failed sign-ins", async () => {
    await signedIn(ana, 20);
    const change = (password?: string) =>
      api.as(ana).payoutAccounts.keepMine({ account, ...(password && { password }) });
    await expect(change()).rejects.toMatchObject({ code: "FORBIDDEN", message: "password-needed" });
    await expect(change("not-the-password")).rejects.toMatchObject({ code: "FORBIDDEN", message: "password-wrong" });
    expect(await change(PASSWORD)).toMatchObject({ ending: "456" });
    for (let tried = 0; tried < 12; tried += 1) await change("not-the-password").catch(() => undefined);
    await expect(change(PASSWORD)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
    await api.wiring.ports.attempts.forget("ana@example.com");
  });

  test("can be taken out, and then there is nothing to show", async () => {
    await api.as(ana).payoutAccounts.removeMine({});
    expect(await api.as(ana).payoutAccounts.mine()).toBeNull();
    await expect(reveal()).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-payout-account" });
  });
});

describe("the whole account", () => {
  test("is shown to finance with a reason, and the audit log says who, whose and why, but not what", async () => {
    expect(await api.as(finance).payoutAccounts.ofCreator({ creatorId: ana.creatorId })).toMatchObject({
      ending: "456",
    });
    expect(await reveal()).toEqual(account);
    const [entry] = (await entries("payout-account.revealed")).slice(-1);
    expect(entry).toMatchObject({
      actor: { userId: finance.userId },
      target: { kind: "creator", id: ana.creatorId },
      after: { reason: "Pago de noviembre", kind: "bank", ending: "456" },
    });
    expect(JSON.stringify(entry)).not.toMatch(/700123456|4567890/);
  });

  test("needs a reason, a recent sign-in, and the creator it belongs to", async () => {
    await expect(reveal({ reason: " " })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(reveal({ creatorId: newId() })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "no-such-creator",
    });
    const before = (await entries("payout-account.revealed")).length;
    await signedIn(finance, 20);
    await expect(reveal()).rejects.toMatchObject({ code: "FORBIDDEN", message: "fresh-sign-in-needed" });
    expect(await entries("payout-account.revealed")).toHaveLength(before);
  });

  test("that was put in from another creator's row does not open", async () => {
    const stolen = await api.wiring.ports.payoutAccounts.of(ana.creatorId);
    await api.wiring.ports.payoutAccounts.keep(eva.creatorId, stolen ?? null);
    await expect(reveal({ creatorId: eva.creatorId })).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    await api.wiring.ports.payoutAccounts.keep(eva.creatorId, null);
  });
});
