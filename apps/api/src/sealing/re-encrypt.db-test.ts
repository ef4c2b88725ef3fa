import { newId, objectId } from "@vitrina/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placeOfAccount } from "../payout-accounts/account-views.ts";
import { startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { reEncrypt } from "./re-encrypt.ts";
import { placeOfFactor } from "./sealed-second-factor.ts";
import { cryptoSealer } from "./sealer.ts";

const OLD = cryptoSealer(["an-older-key-of-more-than-thirty-two-characters"]);
const BOTH = cryptoSealer([
  "the-newer-key-of-more-than-thirty-two-characters",
  "an-older-key-of-more-than-thirty-two-characters",
]);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const ctx = () => ({ ...api.wiring.ports, sealer: BOTH });
const creators = () => api.wiring.db.collection("ugc_creators");
const factors = () => api.wiring.db.driver.collection("twoFactor");

async function withAccount(text: string, sealer = OLD): Promise<string> {
  const userId = newId();
  const { id } = await api.wiring.ports.creators.begin({ userId, name: "Ana", email: `${userId}@x.test` });
  const account = { kind: "alias", ending: "", changedAt: api.now() };
  const sealed = sealer.seal(placeOfAccount(id), text);
  await api.wiring.ports.payoutAccounts.keep(id, { ...account, kind: "alias", sealed, keyId: sealer.newest });
  return id;
}

async function withFactor(secret: string, sealer: typeof OLD | null = OLD): Promise<string> {
  const userId = newId();
  const closed = (field: string, text: string) => sealer?.seal(placeOfFactor(userId, field), text) ?? text;
  const texts = { secret: closed("secret", secret), backupCodes: closed("backupCodes", "codes") };
  await factors().insertOne({ userId: objectId(userId), ...texts });
  return userId;
}

const textOf = async (id: string) => {
  const account = await api.wiring.ports.payoutAccounts.of(id);
  return account && { text: BOTH.open(placeOfAccount(id), account.sealed), keyId: account.keyId };
};

beforeEach(async () => {
  await creators().deleteMany({});
  await factors().deleteMany({});
});

describe("re-encryption", { timeout: 180_000 }, () => {
  test("seals everything with the newest key, in several batches, and a second run has nothing to do", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 130; index += 1) ids.push(await withAccount(`account ${index}`));
    const owner = await withFactor("seed");
    expect(await reEncrypt(ctx())).toMatchObject({
      isGood: true,
      counts: { resealed: 131, meanwhile: 0, unopened: 0 },
    });
    for (const [index, id] of ids.entries()) {
      expect(await textOf(id)).toEqual({ text: `account ${index}`, keyId: BOTH.newest });
    }
    const row = await factors().findOne({ userId: objectId(owner) });
    expect(BOTH.open(placeOfFactor(owner, "secret"), row?.secret)).toBe("seed");
    expect(await api.wiring.ports.sealedRows.keysInUse()).toEqual({
      "ugc_creators.payoutAccount": { [BOTH.newest]: 130 },
      twoFactor: { [BOTH.newest]: 2 },
    });
    expect(await reEncrypt(ctx())).toMatchObject({ isGood: true, counts: { resealed: 0 } });
    expect(await api.wiring.ports.securityRuns.last("re-encryption")).toMatchObject({ counts: { resealed: 0 } });
  });

  test("closes what was stored before anything was sealed", async () => {
    const owner = await withFactor("plain seed", null);
    expect(await reEncrypt(ctx())).toMatchObject({ counts: { resealed: 1 } });
    const row = await factors().findOne({ userId: objectId(owner) });
    expect(BOTH.open(placeOfFactor(owner, "backupCodes"), row?.backupCodes)).toBe("codes");
  });

  test("that was stopped in the middle goes on where it was", async () => {
    for (let index = 0; index < 120; index += 1) await withAccount(`account ${index}`);
    let looks = 0;
    const first = await reEncrypt(ctx(), () => ++looks > 1);
    expect(first).toMatchObject({ isGood: false, counts: { resealed: 100 } });
    expect(await reEncrypt(ctx())).toMatchObject({ isGood: true, counts: { resealed: 20 } });
  });

  test("never puts an older text over an edit that came between", async () => {
    const id = await withAccount("before");
    const { sealedRows } = api.wiring.ports;
    let edited = false;
    const racing: typeof sealedRows = {
      ...sealedRows,
      async replaceIfStill(...args) {
        if (!edited) {
          edited = true;
          const sealed = OLD.seal(placeOfAccount(id), "after");
          const account = { sealed, keyId: OLD.newest, kind: "alias" as const, ending: "", changedAt: api.now() };
          await api.wiring.ports.payoutAccounts.keep(id, account);
        }
        return sealedRows.replaceIfStill(...args);
      },
    };
    const run = await reEncrypt({ ...ctx(), sealedRows: racing });
    expect(run).toMatchObject({ isGood: true, counts: { resealed: 1, meanwhile: 1 } });
    expect(await textOf(id)).toEqual({ text: "after", keyId: BOTH.newest });
  });

  test("leaves and tells what no known key opens, and what was put in from another row", async () => {
    const lost = await withAccount("lost", cryptoSealer(["a-key-that-nobody-knows-any-more-at-all"]));
    const [from, to] = [await withAccount("one"), await withAccount("two")];
    const copied = await api.wiring.ports.payoutAccounts.of(from);
    await api.wiring.ports.payoutAccounts.keep(to, copied ?? null);
    const run = await reEncrypt(ctx());
    expect(run).toMatchObject({ isGood: false, counts: { resealed: 1, unopened: 2 } });
    expect(run.findings).toEqual(
      expect.arrayContaining([
        { place: "ugc_creators.payoutAccount", id: lost, kind: "unknown-key" },
        { place: "ugc_creators.payoutAccount", id: to, kind: "altered" },
      ]),
    );
    expect((await api.wiring.ports.payoutAccounts.of(to))?.sealed).toBe(copied?.sealed);
  });
});
