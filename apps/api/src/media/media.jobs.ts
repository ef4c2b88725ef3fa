import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import { compareRegister } from "./compare-register.ts";
import { sweepReservations } from "./sweep-reservations.ts";
import { sweepUnused } from "./sweep-unused.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const sweepReservationsJob = jobKind({
  payload: z.object({}),
  everyMs: 15 * MINUTE,
  limitMs: 10 * MINUTE,
  attempts: 2,
  run: async (ctx, { signal }) => void (await sweepReservations(ctx, signal)),
});

export const sweepUnusedJob = jobKind({
  payload: z.object({}),
  everyMs: 60 * MINUTE,
  limitMs: 20 * MINUTE,
  attempts: 2,
  run: async (ctx, { signal }) => void (await sweepUnused(ctx, signal)),
});

export const compareRegisterJob = jobKind({
  payload: z.object({}),
  everyMs: DAY,
  limitMs: 30 * MINUTE,
  attempts: 2,
  run: async (ctx, { signal }) => void (await compareRegister(ctx, signal)),
});
