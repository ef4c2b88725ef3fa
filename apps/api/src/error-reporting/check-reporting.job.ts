import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";

export const CHECK_JOB = "errors.check";

/** The worker's part of a check. An event that is not taken in leaves no mark, and that is the answer: repeating it would hide it. */
export const checkReportingJob = jobKind({
  payload: z.object({ eventId: z.string().regex(/^[0-9a-f]{32}$/) }),
  limitMs: 20_000,
  attempts: 1,
  async run(ctx, { payload: { eventId } }) {
    if (!(await ctx.reporting.check("worker", eventId))) return;
    await ctx.reportingNews.noteCheck("worker", { eventId, at: ctx.now() });
  },
});
