import { expect, test } from "vitest";
import { clockAt } from "./clock.ts";

test("it stands still until it is told to move", () => {
  const { now, advance } = clockAt("2026-02-28T23:59:59-03:00");
  expect(now()).toEqual(new Date("2026-03-01T02:59:59Z"));
  expect(advance({ seconds: 1 })).toEqual(new Date("2026-03-01T03:00:00Z"));
  expect(advance({ days: 1, hours: -2, minutes: 30 }).toISOString()).toBe("2026-03-02T01:30:00.000Z");
  expect(now()).toEqual(new Date("2026-03-02T01:30:00Z"));
});

test("what it gives away cannot move it", () => {
  const clock = clockAt("2026-03-01T00:00:00Z");
  clock.now().setFullYear(1999);
  expect(clock.now().toISOString()).toBe("2026-03-01T00:00:00.000Z");
  expect(clock.set("2027-01-01T00:00:00Z").getUTCFullYear()).toBe(2027);
});

test.each(["2026-03-01", "2026-03-01T12:00:00", "noon"])(
  "%s is refused: it would mean another instant on another machine",
  (iso) => {
    expect(() => clockAt(iso)).toThrow(RangeError);
  },
);
