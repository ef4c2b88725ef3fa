import { expect, test } from "vitest";
import { boundsOfDay, boundsOfMonth, monthFrom, weeksOfMonth } from "./calendar.ts";

test("a day holds its own last instant and not that of the day before", () => {
  const { from, to } = boundsOfDay("2026-11-30");
  expect([from.toISOString(), to.toISOString()]).toEqual(["2026-11-30T02:59:59.999Z", "2026-12-01T02:59:59.999Z"]);
});

test("a month holds the ends of all its days", () => {
  const { from, to } = boundsOfMonth("2026-12");
  expect([from.toISOString(), to.toISOString()]).toEqual(["2026-12-01T02:59:59.999Z", "2027-01-01T02:59:59.999Z"]);
});

test.each([
  ["2026-11", 6, "2026-10-26", "2026-12-06"],
  ["2026-02", 5, "2026-01-26", "2026-03-01"],
  ["2027-02", 4, "2027-02-01", "2027-02-28"],
  ["2024-12", 6, "2024-11-25", "2025-01-05"],
])("the weeks of %s begin on Mondays and hold the whole month", (month, count, first, last) => {
  const weeks = weeksOfMonth(month);
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([count, first, last]);
  expect(new Set(weeks.flat()).size).toBe(count * 7);
});

test.each([
  ["2026-12", 1, "2027-01"],
  ["2026-01", -1, "2025-12"],
  ["2026-05", 0, "2026-05"],
])("%s and %i months is %s", (month, steps, other) => {
  expect(monthFrom(month, steps)).toBe(other);
});
