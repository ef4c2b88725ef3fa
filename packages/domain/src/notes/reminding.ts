import { Refusal } from "../refusal.ts";
import { endOfDayInAsuncion, HOUR } from "../time/index.ts";
import type { Reminder } from "./note.ts";

/** What a note's reminder becomes when it is set to an instant, or to none. A past instant would remind nobody. */
export function reminderAt(remindAt: Date | null, now: Date): { remindAt: Date | null; reminder: Reminder } {
  if (remindAt === null) return { remindAt, reminder: "none" };
  if (remindAt <= now) throw new Refusal("breaks-a-rule", "date-in-the-past", { field: "remindAt" });
  return { remindAt, reminder: "waiting" };
}

const MORNING_BEFORE_MIDNIGHT_MS = 16 * HOUR - 1;

/** Eight in the morning in Asunción of the day whose last instant is given. */
export function morningOf(endOfDay: Date): Date {
  return new Date(endOfDayInAsuncion(endOfDay, 0).getTime() - MORNING_BEFORE_MIDNIGHT_MS);
}
