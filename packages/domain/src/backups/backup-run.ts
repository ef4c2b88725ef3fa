import { z } from "zod";
import { id } from "../shapes.ts";

/** A backup is taken every week; after this long without one that was compared, somebody has to look. */
export const OVERDUE_MS = 8 * 24 * 60 * 60 * 1_000;

/** A drill is held every month; after this long without a good one, somebody has to look. */
export const DRILL_OVERDUE_MS = 35 * 24 * 60 * 60 * 1_000;

/** One backup, check, restore or drill, as the owner sees it. */
export const backupRunNote = z.object({
  id,
  kind: z.enum(["backup", "verify", "drill", "restore", "prune"]),
  state: z.enum(["running", "done", "failed"]),
  trigger: z.enum(["schedule", "person", "command"]),
  step: z.string(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  takenAt: z.date().nullable(),
  heldUntil: z.date().nullable(),
  problem: z.string(),
  problemCode: z.string(),
  /** Of the sealed archive. */
  bytes: z.number().nullable(),
  documents: z.number().nullable(),
  /** How long a drill needed until the data were back. */
  restoreSeconds: z.number().nullable(),
});
export type BackupRunNote = z.infer<typeof backupRunNote>;

export const backupOverview = z.object({
  runs: z.array(backupRunNote),
  /** When the newest backup was last known to be in the bucket as it was sent. */
  verifiedAt: z.date().nullable(),
  /** When a backup was last restored, compared and used. */
  drilledAt: z.date().nullable(),
  isOverdue: z.boolean(),
});
export type BackupOverview = z.infer<typeof backupOverview>;

/** `started` is false when one was under way already. */
export const startedBackup = z.object({ started: z.boolean() });
