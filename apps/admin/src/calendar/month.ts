import { calendarMonth } from "@vitrina/domain/calendar";
import { dayInAsuncion } from "@vitrina/domain/time";

/** The month the address names, else the one in which it is now in Asunción. */
export function monthIn(search: { month?: string | undefined }, now: Date): string {
  return search.month ?? dayInAsuncion(now).slice(0, 7);
}

/** What the calendar keeps in the address; anything else is forgotten. */
export function readCalendarUrl(raw: Record<string, unknown>): { month?: string } {
  const month = calendarMonth.safeParse(raw.month);
  return month.success ? { month: month.data } : {};
}

/** Noon of a day, an instant that every formatter reads as that day in Asunción. */
export const noonOf = (day: string): Date => new Date(`${day}T15:00:00Z`);
