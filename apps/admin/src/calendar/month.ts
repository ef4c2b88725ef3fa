import { dayInAsuncion } from "@vitrina/domain/time";

/** The month the address names, else the one in which it is now in Asunción. */
export function monthIn(search: { month?: string | undefined }, now: Date): string {
  return search.month ?? dayInAsuncion(now).slice(0, 7);
}

// Not the domain's shape: every route reads its address in the first load, and shapes weigh as much as all of it.
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

/** What the calendar keeps in the address; anything else is forgotten. */
export function readCalendarUrl(raw: Record<string, unknown>): { month?: string } {
  return typeof raw.month === "string" && MONTH.test(raw.month) ? { month: raw.month } : {};
}

/** Noon of a day, an instant that every formatter reads as that day in Asunción. */
export const noonOf = (day: string): Date => new Date(`${day}T15:00:00Z`);
