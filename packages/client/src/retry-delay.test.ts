import { describe, expect, test } from "vitest";
import { retryAfterMs, retryDelay } from "./retry-delay.ts";

const rhythm = { firstWaitMs: 100, longestWaitMs: 1_000 };
const now = new Date("2026-11-22T12:00:00Z");

describe("the wait before the next attempt", () => {
  test.each([
    ["nothing at the luckiest draw", 1, null, 0, 0],
    ["half of the first wait at the middle draw", 1, null, 0.5, 50],
    ["twice as much after each failure", 3, null, 0.5, 200],
    ["never more than the longest", 12, null, 0.5, 500],
    ["at least what the server asked for", 1, 4_000, 0, 4_000],
    ["a little more than it asked for, so that not all come at once", 5, 4_000, 0.5, 4_050],
    ["also when it asked for none", 2, 0, 0.5, 50],
  ])("is %s", (_what, failures, asked, random, expected) => {
    expect(retryDelay(failures, asked, rhythm, random)).toBe(expected);
  });
});

describe("Retry-After", () => {
  test.each([
    ["seconds", "120", 120_000],
    ["no wait", "0", 0],
    ["a date", "Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
    ["a date that has passed", "Sun, 22 Nov 2026 11:00:00 GMT", 0],
    ["nonsense", "soon", null],
    ["nothing", null, null],
  ])("with %s", (_what, header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
