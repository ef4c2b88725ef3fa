import { Refusal } from "../refusal.ts";
import type { Reminder } from "./note.ts";

/** What a note's reminder becomes when it is set to an instant, or to none. A past instant would remind nobody. */
export function reminderAt(remindAt: Date | null, now: Date): { remindAt: Date | null; reminder: Reminder } {
  if (remindAt === null) return { remindAt, reminder: "none" };
  if (remindAt <= now) throw new Refusal("breaks-a-rule", "date-in-the-past", { field: "remindAt" });
  return { remindAt, reminder: "waiting" };
}
