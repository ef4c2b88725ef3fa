import type { z } from "zod";
import type { Ports } from "../ports.ts";

/** One kind of work: what it is told, how long it may take, how often it is tried, and what it does. */
export type JobKind = {
  payload: z.ZodType<Record<string, unknown>>;
  limitMs: number;
  attempts: number;
  /** With it the worker asks for this work by itself, once in every such span, however many workers there are. */
  everyMs?: number;
  /** For work that takes hours: a process that is asked to stop lets go of it at once, for another to take up. */
  stopsWithProcess?: true;
  run: (ctx: Ports, work: Work) => Promise<void>;
};

/** `dueAt` is when the work was to be done; `signal` ends when time is up or another worker took over. */
type Work = { payload: Record<string, unknown>; key: string; dueAt: Date; signal: AbortSignal };

/**
 * Declares a kind of work. A job is done at least once: a process that is killed in the middle leaves it to another, so
 * `run` must do no harm when it is repeated under the same key.
 */
export function jobKind<Payload extends Record<string, unknown>>(
  kind: Omit<JobKind, "payload" | "run"> & {
    payload: z.ZodType<Payload>;
    run: (ctx: Ports, work: Omit<Work, "payload"> & { payload: Payload }) => Promise<void>;
  },
): JobKind {
  return { ...kind, run: (ctx, work) => kind.run(ctx, { ...work, payload: kind.payload.parse(work.payload) }) };
}
