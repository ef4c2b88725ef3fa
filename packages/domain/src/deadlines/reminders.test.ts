import { expect, test } from "vitest";
import { HOUR } from "../time/index.ts";
import { type Reminded, reminderDue, reminderWindow } from "./reminders.ts";

const DUE = new Date("2026-11-30T02:59:59.999Z");
const at = (hoursAfterDue: number) => new Date(DUE.getTime() + hoursAfterDue * HOUR);
const told = (stage: Reminded["stage"], dueAt = DUE): Reminded => ({ stage, dueAt });

test.each([
  ["long before", -49, null, null],
  ["at 48 hours", -48, null, "two-days"],
  ["at 48 hours, told", -47, told("two-days"), null],
  ["at 24 hours", -24, told("two-days"), "one-day"],
  ["at 24 hours, never told before", -24, null, "one-day"],
  ["when it is due", 0, told("one-day"), "due"],
  ["an hour late, told when due", 1, told("due"), null],
  ["a day late", 24, told("due"), "one-day-late"],
  ["two days late, told", 48, told("one-day-late"), null],
  ["two days late, the worker having slept", 48, null, "one-day-late"],
  ["far too late to remind", 48.1, null, null],
  ["a date that moved is reminded of anew", -24, told("one-day-late", at(-100)), "one-day"],
] as const)("%s", (_what, hours, last, stage) => {
  expect(reminderDue(DUE, last, at(hours))).toBe(stage);
});

test("the window holds every date that may need a reminder and no other", () => {
  const { from, to } = reminderWindow(at(0));
  for (let hours = -200; hours <= 200; hours += 0.5) {
    const dueAt = at(hours);
    if (reminderDue(dueAt, null, at(0))) expect(dueAt >= from && dueAt <= to).toBe(true);
    else expect(dueAt < from || dueAt > to).toBe(true);
  }
});
