import { answerWaiting } from "../applications/answer-waiting.job.ts";
import { recountJob } from "../creators/recount-creators.ts";
import { unreadJob } from "../messages/tell-of-unread.ts";
import { noteReminderJob } from "../notes/reminders.ts";
import { remindersJob } from "../reminders/reminders.job.ts";
import type { JobKind } from "./job-kind.ts";

/** Every kind of work there is, by the name that stored jobs carry. */
export const JOBS: Readonly<Record<string, JobKind>> = {
  "deadlines.remind": remindersJob,
  "creators.recount": recountJob,
  "messages.unread": unreadJob,
  "note.remind": noteReminderJob,
  "applications.answer-waiting": answerWaiting,
};
