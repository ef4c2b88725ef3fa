import { readdir } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { catalog } from "@vitrina/backup";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBackupHouse } from "./backups-house.test-kit.ts";
import { prune } from "./look.ts";

const KILLS = process.env.VITRINA_TEST_FULL ? 12 : 2;
vi.setConfig({ testTimeout: KILLS * 120_000, hookTimeout: 60_000 });

let house: Awaited<ReturnType<typeof openBackupHouse>>;
beforeAll(async () => {
  house = await openBackupHouse();
  const noise = () => Buffer.from(crypto.getRandomValues(new Uint8Array(60_000)));
  for (let batch = 0; batch < 6; batch += 1) {
    await house.db.collection("noise").insertMany(Array.from({ length: 50 }, () => ({ noise: noise() })));
  }
});
afterAll(() => house.close());

test(`killed ${KILLS} times in the middle, it leaves nothing that counts as a backup; then a good one is taken`, async () => {
  for (let round = 0; round < KILLS; round += 1) {
    await house.s3.arm({ fault: "slow:700", match: { method: "PUT" } });
    const { child, ended, output } = house.start("run");
    // In turn while it reads, while it sends its first part, and while it sends its last.
    const word = ["Reading", "Sending", "Sending"][round % 3] ?? "";
    const until = performance.now() + 90_000;
    while (!output().includes(word) && child.exitCode === null && performance.now() < until) await wait(20);
    if (round % 3 === 1) await untilUploading();
    child.kill("SIGKILL");
    await ended;
    await house.s3.disarm();
    expect((await catalog(house.at.storage, "local")).backups).toEqual([]);
    // The next one does not wait until the dead one counts as dead.
    await house.db.collection("backup_runs").updateMany({ state: "running" }, { $set: { beatAt: new Date(0) } });
  }
  const good = await house.start("run").ended;
  expect(good.code, good.output).toBe(0);
  expect((await catalog(house.at.storage, "local")).backups).toHaveLength(1);
  const rows = await house.at.runs.latest(KILLS + 1);
  expect(rows.map(({ state }) => state)).toEqual(["done", ...Array(KILLS).fill("failed")]);
  expect((await readdir(house.spoolDir)).filter((name) => !name.includes(`-${process.pid}-`))).toEqual([]);

  await house.later(3 * 86_400_000);
  await prune(house.at, { trigger: "command", askedBy: "", dryRun: false });
  expect(await house.at.storage.unfinished("backups/")).toEqual([]);
  expect((await catalog(house.at.storage, "local")).unfinished).toEqual([]);
});

async function untilUploading(): Promise<void> {
  const until = performance.now() + 30_000;
  while ((await house.at.storage.unfinished("backups/")).length === 0 && performance.now() < until) await wait(50);
}
