import { describe, expect, test } from "vitest";
import { dayInAsuncion, endOfCalendarDay, endOfDayInAsuncion } from "./asuncion.ts";

describe("the day in Asunción", () => {
  test.each([
    ["one millisecond before midnight", "2026-11-23T02:59:59.999Z", "2026-11-22"],
    ["midnight itself belongs to the new day", "2026-11-23T03:00:00.000Z", "2026-11-23"],
    ["winter before 2024, four hours behind UTC", "2024-07-01T03:59:59.999Z", "2024-06-30"],
    ["new year", "2027-01-01T02:30:00.000Z", "2026-12-31"],
  ])("%s", (_what, instant, day) => {
    expect(dayInAsuncion(new Date(instant))).toBe(day);
  });
});

describe("the end of a day", () => {
  test.each([
    ["the same day", "2026-11-22T15:00:00Z", 0, "2026-11-23T02:59:59.999Z"],
    ["across a month's end", "2026-11-28T15:00:00Z", 5, "2026-12-04T02:59:59.999Z"],
    ["onto a leap day", "2028-02-22T15:00:00Z", 7, "2028-03-01T02:59:59.999Z"],
    ["over a leap day", "2028-02-27T15:00:00Z", 3, "2028-03-02T02:59:59.999Z"],
    [
      "a start one millisecond before midnight counts from that day",
      "2026-11-23T02:59:59.999Z",
      1,
      "2026-11-24T02:59:59.999Z",
    ],
    ["a start at midnight counts from the new day", "2026-11-23T03:00:00.000Z", 1, "2026-11-25T02:59:59.999Z"],
    ["from winter time into the permanent summer time of 2024", "2024-10-01T15:00:00Z", 10, "2024-10-12T02:59:59.999Z"],
    ["inside the last winter time", "2024-07-01T15:00:00Z", 2, "2024-07-04T03:59:59.999Z"],
  ])("%s", (_what, start, days, end) => {
    expect(endOfDayInAsuncion(new Date(start), days).toISOString()).toBe(end);
  });

  test("a calendar day ends in the instant its own start leads to", () => {
    expect(endOfCalendarDay("2026-11-22")).toEqual(endOfDayInAsuncion(new Date("2026-11-22T12:00:00Z"), 0));
  });
});
