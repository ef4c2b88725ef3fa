import { expect, test } from "vitest";
import { reminderAt } from "./reminding.ts";

const now = new Date("2026-11-22T15:00:00Z");

test("a reminder waits for its time, and none waits for nothing", () => {
  const later = new Date(now.getTime() + 1);
  expect(reminderAt(later, now)).toEqual({ remindAt: later, reminder: "waiting" });
  expect(reminderAt(null, now)).toEqual({ remindAt: null, reminder: "none" });
});

test("a time that has passed, or is this very instant, is refused", () => {
  expect(() => reminderAt(now, now)).toThrow("date-in-the-past");
});
