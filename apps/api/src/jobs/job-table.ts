import { answerWaiting } from "../applications/answer-waiting.job.ts";
import { sealAuditJob, verifyAuditJob } from "../audit/audit.jobs.ts";
import { backupNowJob, monthlyDrillJob, watchBackupsJob, weeklyBackupJob } from "../backups/backups.jobs.ts";
import { recountJob } from "../creators/recount-creators.ts";
import { CHECK_JOB, checkReportingJob } from "../error-reporting/check-reporting.job.ts";
import { healthJob } from "../health/health.job.ts";
import { contactCheckJob } from "../leads/contact-check.job.ts";
import { compareRegisterJob, sweepReservationsJob, sweepUnusedJob } from "../media/media.jobs.ts";
import { moveJob } from "../media-move/move.job.ts";
import { MOVE_JOB } from "../media-move/start-move.ts";
import { unreadJob } from "../messages/tell-of-unread.ts";
import { noteReminderJob } from "../notes/reminders.ts";
import { deleteDataJob } from "../privacy/delete-data.ts";
import { exportDataJob } from "../privacy/export-data.ts";
import { remindersJob } from "../reminders/reminders.job.ts";
import { reEncryptJob } from "../sealing/re-encrypt.ts";
import type { JobKind } from "./job-kind.ts";

/** Every kind of work there is, by the name that stored jobs carry. */
export const JOBS: Readonly<Record<string, JobKind>> = {
  "health.check": healthJob,
  [CHECK_JOB]: checkReportingJob,
  "media.sweep-reservations": sweepReservationsJob,
  "media.sweep-unused": sweepUnusedJob,
  "media.compare-register": compareRegisterJob,
  [MOVE_JOB]: moveJob,
  "deadlines.remind": remindersJob,
  "backups.weekly": weeklyBackupJob,
  "backups.now": backupNowJob,
  "backups.drill": monthlyDrillJob,
  "backups.watch": watchBackupsJob,
  "creators.recount": recountJob,
  "messages.unread": unreadJob,
  "contact.check": contactCheckJob,
  "note.remind": noteReminderJob,
  "privacy.export": exportDataJob,
  "privacy.deletion": deleteDataJob,
  "secrets.re-encrypt": reEncryptJob,
  "audit.seal": sealAuditJob,
  "audit.verify": verifyAuditJob,
  "applications.answer-waiting": answerWaiting,
};
