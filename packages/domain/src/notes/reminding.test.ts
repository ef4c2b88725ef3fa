import { expect, test } from "vitest";
import { morningOf, reminderAt } from "./reminding.ts";

const now = new Date("2026-11-22T15:00:00Z");

test("a reminder waits for its time, and none waits for nothing", () => {
  const later = new Date(now.getTime() + 1);
  expect(reminderAt(later, now)).toEqual({ remindAt: later, reminder: "waiting" });
  expect(reminderAt(null, now)).toEqual({ remindAt: null, reminder: "none" });
});

test("a time that has passed, or is this very instant, is refused", () => {
  expect(() => reminderAt(now, now)).toThrow("date-in-the-past");
});

test("whoever wants to be reminded on a day is reminded in its morning", () => {
  expect(morningOf(new Date("2026-11-24T02:59:59.999Z"))).toEqual(new Date("2026-11-23T11:00:00Z"));
  expect(morningOf(new Date("2026-11-23T11:00:00Z"))).toEqual(new Date("2026-11-23T11:00:00Z"));
});
