import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import { remindOfDueDates } from "./remind-of-due-dates.ts";

const MINUTE = 60_000;

export const remindersJob = jobKind({
  payload: z.object({}),
  everyMs: 10 * MINUTE,
  limitMs: 5 * MINUTE,
  attempts: 3,
  run: async (ctx, { signal }) => void (await remindOfDueDates(ctx, signal)),
});
