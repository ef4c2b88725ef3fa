import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import { workMove } from "./work-move.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Taken up again by another worker as often as one is killed; the run itself ends when it fails. */
export const moveJob = jobKind({
  payload: z.object({ runId: z.string() }),
  limitMs: 7 * DAY,
  attempts: 1_000,
  stopsWithProcess: true,
  run: (ctx, { payload, signal }) => workMove(ctx, payload.runId, signal),
});
