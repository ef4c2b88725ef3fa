import { expect, test } from "vitest";
import { partOf } from "./part-of.ts";
import type { ReportingMark } from "./reporting-state.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const before = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
const mark = (change: Partial<ReportingMark>): ReportingMark => ({
  source: "api",
  release: "r1",
  environment: "production",
  lastSent: null,
  lastCheck: null,
  quietUntil: null,
  signedAt: NOW,
  ...change,
});
const part = (change: Partial<ReportingMark>) => partOf("api", { mark: mark(change), losses: [], now: NOW });

test("a part whose program was heard lately is on; one that fell silent, or was never heard, is off", () => {
  expect(part({ signedAt: before(90) }).isOn).toBe(true);
  expect(part({ signedAt: before(91) }).isOn).toBe(false);
  expect(part({ signedAt: null }).isOn).toBe(false);
  expect(partOf("api", { mark: undefined, losses: [], now: NOW })).toMatchObject({ isOn: false, release: null });
});

test("a time to be quiet that is over is none", () => {
  expect(part({ quietUntil: before(-60) }).quietUntil).toEqual(before(-60));
  expect(part({ quietUntil: before(1) }).quietUntil).toBeNull();
});

test("what was lost most stands first", () => {
  const losses = [
    { reason: "no-line" as const, count: 2, lastAt: NOW },
    { reason: "rate-limited" as const, count: 7, lastAt: NOW },
  ];
  const told = partOf("admin", { mark: undefined, losses, now: NOW }).losses.map(({ reason }) => reason);
  expect(told).toEqual(["rate-limited", "no-line"]);
});
