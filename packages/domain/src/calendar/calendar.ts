import { z } from "zod";
import { trafficLight } from "../campaigns/index.ts";
import { LIGHTS } from "../deadlines/index.ts";
import { id, pageOf, pageRequest } from "../shapes.ts";
import { type CalendarDay, DAY, endOfCalendarDay } from "../time/index.ts";

/** A month as people in Asunción write it, `2026-11`. */
export const calendarMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
export const calendarDay = z.iso.date();

/** One collaboration's pieces that are due on one day. */
export const dueEntry = z.object({
  applicationId: id,
  campaignId: id,
  campaignTitle: z.string(),
  creatorName: z.string(),
  dueAt: z.date(),
  pieces: z.number().int(),
  /** Neither approved, published nor cancelled. */
  openPieces: z.number().int(),
  light: trafficLight,
});
export type DueEntry = z.infer<typeof dueEntry>;

export const calendarMonthRequest = z.object({ month: calendarMonth });
export const calendarDayRequest = pageRequest.extend({ day: calendarDay });

/** The days of a month on which something is due, in order. */
export const calendarOfMonth = z.object({
  days: z.array(
    z.object({
      day: calendarDay,
      total: z.number().int(),
      lights: z.record(z.enum(LIGHTS), z.number().int()),
      first: z.array(dueEntry),
    }),
  ),
});
export type CalendarOfMonth = z.infer<typeof calendarOfMonth>;
export const calendarOfDay = pageOf(dueEntry);

export const myDueEntry = dueEntry.omit({ creatorName: true });
export type MyDueEntry = z.infer<typeof myDueEntry>;
export const myDueDates = z.object({ items: z.array(myDueEntry) });

/** The secret address of a person's feed; the address itself is told once, when it is made. */
export const calendarFeed = z.object({ createdAt: z.date(), lastReadAt: z.date().nullable() });
export type CalendarFeed = z.infer<typeof calendarFeed>;

const shifted = (day: CalendarDay, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The instants after `from` and up to and including `to` are those of the day. */
export function boundsOfDay(day: CalendarDay): { from: Date; to: Date } {
  return { from: endOfCalendarDay(shifted(day, -1)), to: endOfCalendarDay(day) };
}

/** The instants after `from` and up to and including `to` are those of the month `2026-11`. */
export function boundsOfMonth(month: string): { from: Date; to: Date } {
  const first = `${month}-01`;
  return { from: endOfCalendarDay(shifted(first, -1)), to: endOfCalendarDay(shifted(monthAfter(first), -1)) };
}

function monthAfter(first: CalendarDay): CalendarDay {
  const [year = 0, month = 0] = first.split("-").map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** The weeks of a month, Monday first; days of other months fill the first and the last. */
export function weeksOfMonth(month: string): CalendarDay[][] {
  const first = `${month}-01`;
  const sinceMonday = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: CalendarDay[][] = [];
  for (let monday = shifted(first, -sinceMonday); monday < monthAfter(first); monday = shifted(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => shifted(monday, index)));
  }
  return weeks;
}

/** The month `steps` after this one; negative for before. */
export function monthFrom(month: string, steps: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + steps, 1)).toISOString().slice(0, 7);
}
