import { newId } from "@vitrina/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin, creatorActor, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { sealEntries, verifyAudit } from "./audit.jobs.ts";
import { linkOf } from "./entry-content.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const log = () => api.wiring.db.collection("audit_log");
const chains = () => api.wiring.db.collection("audit_chains");
const actor = admin("manager");
const record = (note: string, who: Parameters<TestApi["wiring"]["ports"]["audit"]["record"]>[0]["actor"] = actor) =>
  api.wiring.ports.audit.record({
    action: "test.noted",
    actor: who,
    target: { kind: "test", id: newId() },
    before: { at: new Date("2026-11-01T10:00:00.123Z"), nothing: undefined, list: [1, null, 2.5] },
    after: { note },
  });
const verify = (anchor?: string) => verifyAudit(api.wiring.ports, anchor === undefined ? {} : { anchor });
const kinds = async (anchor?: string) => (await verify(anchor)).findings.map(({ kind, seq }) => `${kind} ${seq}`);
const at = async (seq: number) => (await log().findOne({ seq })) ?? expect.fail(`no entry ${seq}`);

beforeEach(async () => {
  await log().deleteMany({});
  await chains().deleteMany({});
  for (const note of ["one", "two", "three", "four", "five"]) await record(note);
  await sealEntries(api.wiring.ports);
});

describe("a chain of audit entries", () => {
  test("is whole when nobody touched it, and goes on when more is done", async () => {
    expect(await verify()).toMatchObject({ sealed: 5, waiting: 0, isGood: true, findings: [] });
    await record("six", creatorActor(newId()));
    await record("seven", { kind: "system" });
    expect(await verify()).toMatchObject({ sealed: 5, waiting: 2, isGood: true });
    expect(await sealEntries(api.wiring.ports)).toBe(2);
    expect(await verify()).toMatchObject({ sealed: 7, waiting: 0, unsigned: 0, isGood: true });
    expect(await api.wiring.ports.securityRuns.last("audit-chain")).toMatchObject({
      isGood: true,
      counts: { sealed: 7 },
    });
  });

  test.each<[string, () => Promise<unknown>, string[]]>([
    ["what was done", async () => log().updateOne({ seq: 3 }, { $set: { "after.note": "nothing" } }), ["edited 3"]],
    ["who did it", async () => log().updateOne({ seq: 2 }, { $set: { "actor.userId": newId() } }), ["edited 2"]],
    ["by what name", async () => log().updateOne({ seq: 2 }, { $set: { "actor.name": "Otra" } }), ["edited 2"]],
    ["when", async () => log().updateOne({ seq: 5 }, { $set: { at: new Date(0) } }), ["edited 5"]],
    ["a removed entry", async () => log().deleteOne({ seq: 3 }), ["missing 3"]],
    ["the first removed", async () => log().deleteOne({ seq: 1 }), ["missing 1"]],
    ["the last removed", async () => log().deleteMany({ seq: { $gte: 4 } }), ["cut-off 4"]],
    [
      "two entries that changed places",
      async () => {
        const [two, three] = [await at(2), await at(3)];
        await log().updateOne({ _id: two._id }, { $set: { seq: 3 } });
        await log().updateOne({ _id: three._id }, { $set: { seq: 2 } });
      },
      ["moved 2", "moved 3", "moved 4"],
    ],
    [
      "an entry put between",
      async () => {
        const { _id, ...three } = await at(3);
        await log().insertOne({ ...three, after: { note: "put in" } });
      },
      ["edited 3", "put-between 3"],
    ],
  ])("tells %s", async (_what, tamper, found) => {
    await tamper();
    const { isGood, findings } = await verify();
    expect(isGood).toBe(false);
    expect([...new Set(findings.map(({ kind, seq }) => `${kind} ${seq}`))].sort()).toEqual(found);
  });

  test("tells a forger who counts every link anew but has no key", async () => {
    let previousHash = (await at(2)).hash;
    for (const seq of [3, 4, 5]) {
      const row = await at(seq);
      const after = seq === 3 ? { note: "forged" } : row.after;
      const { _id, at: when, action, actor: who, target, campaignId, creatorId, before, mac } = row;
      const content = {
        id: _id.toHexString(),
        at: when,
        action,
        actor: who,
        target,
        campaignId,
        creatorId,
        before,
        after,
      };
      const hash = linkOf(seq, previousHash, content, mac);
      await log().updateOne({ _id }, { $set: { after, previousHash, hash } });
      previousHash = hash;
    }
    await chains().updateOne({}, { $set: { hash: previousHash } });
    expect(await kinds()).toEqual(["edited 3", "end-not-signed 5"]);
  });

  test("tells an older end put back with its own signature by the anchor that was kept elsewhere", async () => {
    const before = (await chains().findOne({})) ?? expect.fail("no end");
    await record("six");
    await sealEntries(api.wiring.ports);
    const { anchor } = await verify();
    await log().deleteOne({ seq: 6 });
    await chains().replaceOne({ _id: before._id }, before);
    expect(await kinds()).toEqual([]);
    expect(await kinds(anchor ?? "")).toEqual(["other-than-anchor 6"]);
  });
});

describe("an entry that waits for its place", () => {
  test("is told when it was changed", async () => {
    await record("waiting");
    await log().updateOne({ seq: null }, { $set: { "after.note": "changed" } });
    expect(await kinds()).toEqual(["edited null"]);
    await sealEntries(api.wiring.ports);
    expect(await kinds()).toEqual(["edited 6"]);
  });

  test("and was not written by us is told, once the first day of the chain is over", async () => {
    const now = api.now();
    api.setNow(new Date(now.getTime() + 2 * 86_400_000));
    const { _id, mac, seq, previousHash, hash, ...content } = await at(5);
    await log().insertOne({ ...content, at: api.now() });
    expect(await kinds()).toEqual(["not-ours null"]);
    await record("a signed one");
    await sealEntries(api.wiring.ports);
    expect(await kinds()).toEqual(["not-ours 6"]);
    await log().insertOne({ ...content, at: now });
    await sealEntries(api.wiring.ports);
    expect(await kinds()).toEqual(["not-ours 6", "not-ours 8"]);
    api.setNow(now);
  });

  test("for too long is told, since nobody seals any more", async () => {
    await record("forgotten");
    const now = api.now();
    api.setNow(new Date(now.getTime() + 31 * 60_000));
    expect(await kinds()).toEqual(["not-sealed null"]);
    api.setNow(now);
  });
});

test("entries of before the chain are taken in, and counted as signed by nobody", async () => {
  await log().updateMany({}, { $set: { seq: null, mac: null, hash: null, previousHash: null } });
  await chains().deleteMany({});
  await sealEntries(api.wiring.ports);
  expect(await verify()).toMatchObject({ sealed: 5, unsigned: 5, isGood: true });
});

test("many who act and many who seal at once get in nobody's way, and every entry has one place", async () => {
  const acts = Array.from({ length: 8 }, async (_, lane) => {
    for (let index = 0; index < 10; index += 1) {
      await api.wiring.ports.transaction(() => record(`lane ${lane}, act ${index}`));
    }
  });
  const sealing = Array.from({ length: 4 }, async () => {
    for (let round = 0; round < 10; round += 1) await api.wiring.ports.auditChain.seal(7);
  });
  await Promise.all([...acts, ...sealing]);
  await sealEntries(api.wiring.ports);
  expect(await verify()).toMatchObject({ sealed: 85, waiting: 0, isGood: true });
});

test("no procedure changes or removes an entry: the port can only add and read", () => {
  expect(Object.keys(api.wiring.ports.audit).sort()).toEqual(["page", "record"]);
  expect(Object.keys(api.wiring.ports.auditChain).sort()).toEqual(["seal", "verify"]);
});
