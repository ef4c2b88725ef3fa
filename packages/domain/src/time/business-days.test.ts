import { describe, expect, test } from "vitest";
import { DAY, dayInAsuncion, HOUR } from "./asuncion.ts";
import { beganTooLongAgo, endOfBusinessDayInAsuncion, isBusinessDay } from "./business-days.ts";

test.each([
  ["2026-01-01", "New Year"],
  ["2027-03-01", "Heroes' Day"],
  ["2026-04-02", "Maundy Thursday"],
  ["2026-04-03", "Good Friday"],
  ["2027-03-26", "Good Friday of an early Easter"],
  ["2038-04-23", "Good Friday of the latest Easter"],
  ["2026-05-01", "Labour Day"],
  ["2026-05-14", "Independence"],
  ["2026-05-15", "Independence, and mothers"],
  ["2026-06-12", "Peace of the Chaco"],
  ["2025-08-15", "Foundation of Asunción"],
  ["2026-09-29", "Boquerón"],
  ["2026-12-08", "Caacupé"],
  ["2026-12-25", "Christmas"],
  ["2026-11-21", "a Saturday"],
  ["2026-11-22", "a Sunday"],
])("nobody works on %s: %s", (day) => {
  expect(isBusinessDay(day)).toBe(false);
});

test.each(["2026-11-23", "2026-04-01", "2026-04-06", "2026-12-24"])("people work on %s", (day) => {
  expect(isBusinessDay(day)).toBe(true);
});

describe("three business days after", () => {
  test.each([
    ["a Monday morning is Thursday", "2026-11-23T12:00:00Z", "2026-11-26"],
    ["a Thursday is Tuesday", "2026-11-26T12:00:00Z", "2026-12-01"],
    ["a Sunday is Wednesday", "2026-11-22T12:00:00Z", "2026-11-25"],
    ["the Friday before Caacupé is Thursday", "2026-12-04T12:00:00Z", "2026-12-10"],
    ["the Tuesday of Holy Week is the Tuesday after", "2026-03-31T12:00:00Z", "2026-04-07"],
    ["one minute to midnight in Asunción counts from that day", "2026-11-24T02:59:00Z", "2026-11-26"],
  ])("%s", (_what, start, day) => {
    const end = endOfBusinessDayInAsuncion(new Date(start), 3);
    expect(dayInAsuncion(end)).toBe(day);
    expect(dayInAsuncion(new Date(end.getTime() + 1))).not.toBe(day);
  });
});

test("what has waited too long is the same, asked from either end", () => {
  const now = new Date("2026-04-08T15:00:00Z");
  const tooLong = beganTooLongAgo(now, 3);
  for (let hours = 0; hours < 24 * 12; hours += 5) {
    const start = new Date(now.getTime() - 12 * DAY + hours * HOUR);
    expect(start <= tooLong, start.toISOString()).toBe(endOfBusinessDayInAsuncion(start, 3) < now);
  }
});
