import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { killAgainAndAgain } from "./kill.test-kit.ts";

const ROUNDS = process.env.EMBEDDED_MONGO_TRIAL === "full" ? 200 : 4;

test(`${ROUNDS} kills at random moments: nothing acknowledged lost, no half transaction`, async () => {
  const dir = await mkdtemp(join(tmpdir(), "embedded-mongo-kill-"));
  try {
    const report = await killAgainAndAgain(dir, ROUNDS, () => 100 + Math.random() * 300);
    console.log(`${report.acknowledged} acknowledged writes, slowest start ${Math.round(report.slowestStartMs)} ms`);
    expect(report).toMatchObject({ lost: [], halves: [] });
    expect(report.acknowledged).toBeGreaterThan(ROUNDS);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}, 1_800_000);
