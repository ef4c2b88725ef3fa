import { expect, test } from "vitest";
import { RETENTION, whatToKeep } from "./what-to-keep.ts";

const DAY_MS = 86_400_000;
const at = (day: number) => ({ takenAt: new Date(Date.UTC(2026, 0, 4, 3) + day * DAY_MS) });

test("of two years of weekly backups, 8 weeks and 12 months stay", () => {
  const backups = Array.from({ length: 104 }, (_, week) => at(week * 7));
  const kept = [...whatToKeep(backups, RETENTION)].map(({ takenAt }) => takenAt);
  const newest = backups.at(-1)?.takenAt.getTime() ?? 0;
  expect(kept.filter((one) => newest - one.getTime() < 8 * 7 * DAY_MS)).toHaveLength(8);
  expect(new Set(kept.map((one) => one.toISOString().slice(0, 7))).size).toBe(12);
  expect(kept.length).toBeLessThanOrEqual(20);
});

test("of several in one week the newest stays", () => {
  const [monday, tuesday, sunday] = [at(1), at(2), at(7)];
  expect(whatToKeep([monday, sunday, tuesday], { weekly: 1, monthly: 0 })).toEqual(new Set([sunday]));
});

test("a pause does not empty the bucket, and the newest always stays", () => {
  const backups = [at(0), at(7), at(400)];
  expect(whatToKeep(backups, RETENTION)).toEqual(new Set(backups));
  expect(whatToKeep(backups, { weekly: 0, monthly: 0 })).toEqual(new Set([at(400)]));
  expect(whatToKeep([], RETENTION).size).toBe(0);
});
