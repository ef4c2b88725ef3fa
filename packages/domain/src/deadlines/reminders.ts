import { DAY, HOUR } from "../time/index.ts";

/** When a creator is reminded of one due date, first to last. */
export const REMINDER_STAGES = ["two-days", "one-day", "due", "one-day-late"] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

const AFTER_DUE: Record<ReminderStage, number> = {
  "two-days": -48 * HOUR,
  "one-day": -24 * HOUR,
  due: 0,
  "one-day-late": 24 * HOUR,
};

/** A reminder that comes later than this says nothing any more. */
const STALE_AFTER = DAY;

export type Reminded = { stage: ReminderStage; dueAt: Date };

/** Due dates outside these bounds need no reminder now. */
export function reminderWindow(now: Date): { from: Date; to: Date } {
  return {
    from: new Date(now.getTime() - AFTER_DUE["one-day-late"] - STALE_AFTER),
    to: new Date(now.getTime() - AFTER_DUE["two-days"]),
  };
}

/**
 * The reminder to send now for a due date, or null. Only the latest stage that was reached: whoever was not told at 48 hours
 * is not told twice at 24. A date that moved is a new date, with reminders of its own.
 *
 * @param last - the reminder sent last, of whichever date
 */
export function reminderDue(dueAt: Date, last: Reminded | null, now: Date): ReminderStage | null {
  const sinceDue = now.getTime() - dueAt.getTime();
  const stage = REMINDER_STAGES.findLast((one) => sinceDue >= AFTER_DUE[one]);
  if (!stage || sinceDue - AFTER_DUE[stage] > STALE_AFTER) return null;
  const told = last?.dueAt.getTime() === dueAt.getTime() ? REMINDER_STAGES.indexOf(last.stage) : -1;
  return REMINDER_STAGES.indexOf(stage) > told ? stage : null;
}
