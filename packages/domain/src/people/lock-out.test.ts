import { describe, expect, test } from "vitest";
import { type Attempts, afterAttempt, lockedFor } from "./lock-out.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const MINUTE = 60_000;
const after = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

const failed = (times: number): Attempts | null => {
  let attempts: Attempts | null = null;
  for (let count = 0; count < times; count++) attempts = afterAttempt(attempts, NOW);
  return attempts;
};

describe("locking out", () => {
  test("an account nobody failed to enter is open", () => expect(lockedFor(null, NOW)).toBe(0));

  test.each([
    [1, 0],
    [4, 0],
    [5, 15],
    [6, 30],
    [7, 60],
    [10, 480],
    [40, 24 * 60],
  ])("%i failures lock for %i minutes", (failures, minutes) => {
    expect(lockedFor(failed(failures), NOW)).toBe(minutes * MINUTE);
  });

  test("a lock ends at its minute and not before", () => {
    expect(lockedFor(failed(5), after(14.99))).toBeGreaterThan(0);
    expect(lockedFor(failed(5), after(15))).toBe(0);
  });

  test("the next failure after a lock locks for twice as long", () => {
    expect(lockedFor(afterAttempt(failed(5), after(16)), after(16))).toBe(30 * MINUTE);
  });

  test("failures are forgotten a day after the last one", () => {
    expect(afterAttempt(failed(4), after(24 * 60)).failures).toBe(1);
    expect(afterAttempt(failed(4), after(24 * 60 - 1)).failures).toBe(5);
  });
});
