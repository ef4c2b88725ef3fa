import { takeBackup } from "@vitrina/backup";
import { ObjectId } from "mongodb";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBackupHouse } from "./backups-house.test-kit.ts";
import { choose } from "./choose.ts";
import { CONTRACT } from "./contract-collections.ts";
import { drill } from "./drill/drill.ts";
import { list, prune, verify } from "./look.ts";
import { restore } from "./restore.ts";
import { take } from "./take.ts";
import { withRun } from "./with-run.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const asked = { trigger: "command", askedBy: "", from: undefined } as const;
const restoring = {
  ...asked,
  drop: false,
  confirm: undefined,
  unmasked: false,
  reason: undefined,
  directory: undefined,
} as const;

let house: Awaited<ReturnType<typeof openBackupHouse>>;
beforeAll(async () => {
  house = await openBackupHouse();
  await house.db.collection("user").insertOne({
    name: "Ana Real",
    email: "ana@real.com.py",
    kind: "admin",
    role: "owner",
    emailVerified: true,
    twoFactorEnabled: false,
    creatorId: null,
    blockedAt: null,
    createdAt: new Date(),
    updatedAt: new Date(),
  });
  await house.db.collection("session").insertOne({ token: "a-token" });
});
afterAll(() => house.close());

test("a backup is taken, listed, compared, and written down with what it holds", async () => {
  const { key, manifest } = await take(house.at, asked);
  expect(manifest.contract).toEqual(CONTRACT);
  expect(manifest.collections.map(({ name }) => name)).toEqual(expect.arrayContaining(CONTRACT.collections));
  expect(manifest.collections.some(({ hasValidator }) => hasValidator)).toBe(true);
  expect(await list(house.at)).toBe(true);
  expect(house.said.join("\n")).toContain(key);
  await verify(house.at, asked);
  const [checked, taken] = await house.at.runs.latest(2);
  expect(taken).toMatchObject({
    kind: "backup",
    state: "done",
    objectKey: key,
    problem: "",
    figures: { collections: manifest.collections.length },
  });
  expect(taken?.verifiedAt).toBeInstanceOf(Date);
  expect(taken?.heldUntil).toBeInstanceOf(Date);
  expect(checked).toMatchObject({ kind: "verify", state: "done", objectKey: key });
});

test("two at once: one is taken, the other told that it is under way", async () => {
  const both = await Promise.allSettled([take(house.at, asked), take(house.at, asked)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ name: "Busy" });
});

test("a run that fell silent counts as failed, and its upload is ended", async () => {
  const dead = await house.at.runs.begin({ kind: "backup", trigger: "schedule", askedBy: "", release: "" });
  await expect(take(house.at, asked)).rejects.toMatchObject({ name: "Busy" });
  await house.later(120_000);
  await take(house.at, asked);
  const rows = await house.at.runs.latest(10);
  expect(rows.find(({ id }) => id === dead?.id)).toMatchObject({ state: "failed", problemCode: "cut-off" });
});

test("what goes wrong is written down as a sentence", async () => {
  const failing = withRun(house.at, "verify", asked, async () => Promise.reject(new Error("it is broken")));
  await expect(failing).rejects.toThrow("it is broken");
  expect((await house.at.runs.latest(1))[0]).toMatchObject({
    state: "failed",
    problem: "it is broken",
    problemCode: "fault",
  });
});

test("a copy for a developer holds no person; with people it needs a reason and is written down", async () => {
  await restore(house.at, { ...restoring, into: "copy" });
  const copy = house.at.client.db("copy");
  const user = await copy.collection("user").findOne();
  expect(user?.email).toMatch(/@ejemplo\.invalid$/);
  expect(JSON.stringify(user)).not.toMatch(/Real|real/);
  expect(await copy.collection("session").countDocuments()).toBe(0);
  expect(house.said.join("\n")).toContain("Left empty:");
  await restore(house.at, { ...restoring, into: "whole", unmasked: true, reason: "a bug that only real names show" });
  expect(await house.at.client.db("whole").collection("user").findOne()).toMatchObject({ email: "ana@real.com.py" });
  const written: string[] = [];
  for await (const { key } of house.at.storage.list("backup-access/")) written.push(key);
  expect(written).toHaveLength(1);
  await expect(restore(house.at, { ...restoring, into: "whole" })).rejects.toMatchObject({ code: "not-empty" });
  await expect(restore(house.at, { ...restoring, into: "whole", drop: true, confirm: "hole" })).rejects.toMatchObject({
    name: "Unmet",
  });
});

test("the drill restores, compares, runs the product on it, and leaves nothing behind", async () => {
  const before = (await house.at.client.db().admin().listDatabases()).databases.map(({ name }) => name).sort();
  expect([await drill(house.at, asked), house.said.filter((line) => /WRONG|FAILED/.test(line))]).toEqual([true, []]);
  const after = (await house.at.client.db().admin().listDatabases()).databases.map(({ name }) => name).sort();
  expect(after).toEqual(before);
  const [row] = await house.at.runs.latest(1);
  expect(row).toMatchObject({ kind: "drill", state: "done" });
  expect(row?.figures.restoreSeconds).toBeGreaterThan(0);
  expect(row?.figures.tried).toBeGreaterThan(10);
});

test("the drill catches a backup that lacks one collection", async () => {
  const { db } = house;
  await db.collection("late").insertOne({ _id: ObjectId.createFromTime(1_700_000_000) });
  expect(await drill(house.at, asked)).toBe(false);
  expect((await house.at.runs.latest(1))[0]).toMatchObject({
    kind: "drill",
    state: "failed",
    problem: "The backup lacks the collection late.",
  });
  await db.collection("late").drop();

  await db.collection("applications").rename("hidden");
  await house.later(1_000);
  const { env, spool, storage, client, database, now } = house.at;
  const lacking = {
    environment: "local",
    release: "r",
    recipients: env.BACKUP_RECIPIENTS,
    signingKey: env.BACKUP_SIGNING_KEY ?? "",
  };
  await takeBackup({ client, database, storage, spool, now, ...lacking, contract: { ...CONTRACT, collections: [] } });
  await db.collection("hidden").rename("applications");
  expect((await choose(house.at, undefined)).collections.map(({ name }) => name)).not.toContain("applications");
  expect(await drill(house.at, asked)).toBe(false);
  expect((await house.at.runs.latest(1))[0]?.problem).toBe("The backup lacks the collection applications.");
  await expect(take({ ...house.at, database: "empty" }, asked)).rejects.toMatchObject({ code: "collection-missing" });
});

test("pruning keeps what a lock holds, and removes it afterwards", async () => {
  const count = async () => {
    const keys: string[] = [];
    for await (const { key } of house.at.storage.list("backups/local/")) keys.push(key);
    return keys.filter((key) => key.endsWith(".manifest.json")).length;
  };
  const before = await count();
  expect(before).toBeGreaterThan(2);
  await prune(house.at, { ...asked, dryRun: false });
  expect(await count()).toBeGreaterThanOrEqual(before - 1);
  await house.later(2 * 86_400_000);
  await prune(house.at, { ...asked, dryRun: true });
  const unchanged = await count();
  await prune(house.at, { ...asked, dryRun: false });
  expect(await count()).toBeLessThan(unchanged);
  expect(await count()).toBeGreaterThan(0);
});
