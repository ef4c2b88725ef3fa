import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { killAgainAndAgain } from "./kill.test-kit.ts";

const ROUNDS = process.env.VITRINA_TEST_FULL ? 200 : 4;
const RESTART_WITHIN_MS = 1_000;

test(`${ROUNDS} kills at random moments: nothing acknowledged lost, no half transaction, every restart quick`, async () => {
  const dir = await mkdtemp(join(tmpdir(), "embedded-mongo-kill-"));
  try {
    const report = await killAgainAndAgain(dir, ROUNDS, () => 100 + Math.random() * 300);
    const { median, slowest } = summary(report.restarts.map(({ ms }) => ms));
    const processor = summary(report.restarts.map(({ cpuMs }) => cpuMs));
    console.log(
      `${report.acknowledged} acknowledged writes; ${report.restarts.length} restarts: median ${median} ms, slowest ${slowest} ms; ` +
        `processor time: median ${processor.median} ms, slowest ${processor.slowest} ms`,
    );
    expect(report).toMatchObject({ lost: [], halves: [] });
    expect(report.acknowledged).toBeGreaterThan(ROUNDS);
    expect(report.restarts.filter(({ cpuMs }) => cpuMs >= RESTART_WITHIN_MS)).toEqual([]);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}, 1_800_000);

function summary(values: readonly number[]): { median: number; slowest: number } {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: Math.round(sorted[sorted.length >> 1] ?? 0), slowest: Math.round(sorted.at(-1) ?? 0) };
}
