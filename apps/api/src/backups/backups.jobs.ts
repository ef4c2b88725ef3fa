import { OVERDUE_MS } from "@vitrina/domain/backups";
import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** Asked for by a person. */
export const backupNowJob = jobKind({
  payload: z.object({ askedBy: z.string() }),
  limitMs: 2 * HOUR_MS,
  attempts: 1,
  run: async ({ backupProgram, heartbeats }, { payload, signal }) => {
    await backupProgram.run("run", { trigger: "person", askedBy: payload.askedBy }, signal);
    await heartbeats.beat("backup");
  },
});

export const weeklyBackupJob = jobKind({
  payload: z.object({}),
  everyMs: 7 * DAY_MS,
  limitMs: 2 * HOUR_MS,
  attempts: 5,
  run: async ({ backupProgram, heartbeats }, { signal }) => {
    if (!backupProgram.scheduled) return;
    await backupProgram.run("run", { trigger: "schedule", askedBy: "" }, signal);
    await heartbeats.beat("backup");
  },
});

/** Where the private key is not, another machine drills; that it does is what `backups.watch` looks at. */
export const monthlyDrillJob = jobKind({
  payload: z.object({}),
  everyMs: 28 * DAY_MS,
  limitMs: 4 * HOUR_MS,
  attempts: 2,
  run: async ({ backupProgram, heartbeats }, { signal }) => {
    const { scheduled, canDrill, run } = backupProgram;
    if (!scheduled || !canDrill) return;
    await run("drill", { trigger: "schedule", askedBy: "" }, signal);
    await heartbeats.beat("restore-drill");
  },
});

/** Fails, and so is told to whoever watches errors, when no backup was known to be whole for eight days. */
export const watchBackupsJob = jobKind({
  payload: z.object({}),
  everyMs: 12 * HOUR_MS,
  limitMs: HOUR_MS,
  attempts: 1,
  run: async ({ backupProgram, backupRuns, now }) => {
    if (!backupProgram.scheduled) return;
    const last = await backupRuns.lastGood("backup");
    const at = last?.verifiedAt;
    if (at && now().getTime() - at.getTime() < OVERDUE_MS) return;
    throw new Error(
      `No backup was compared with what was sent for eight days (the last: ${at?.toISOString() ?? "never"}).`,
    );
  },
});
