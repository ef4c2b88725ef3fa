import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { killAgainAndAgain } from "./kill.test-kit.ts";

test("200 kills at random moments: nothing acknowledged lost, no half transaction, every start quick", async () => {
  const dir = await mkdtemp(join(tmpdir(), "embedded-mongo-kill-"));
  try {
    const report = await killAgainAndAgain(dir, 200, () => 50 + Math.random() * 300);
    console.log(`${report.acknowledged} acknowledged writes, slowest start ${Math.round(report.slowestStartMs)} ms`);
    expect(report).toMatchObject({ lost: [], halves: [] });
    expect(report.acknowledged).toBeGreaterThan(1000);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
