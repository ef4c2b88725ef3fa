import { setTimeout as wait } from "node:timers/promises";
import { Refusal } from "@vitrina/domain";
import { ExternalError } from "@vitrina/outside";
import type { Ports } from "../ports.ts";
import type { JobKind } from "./job-kind.ts";
import type { HeldJob, JobQueue } from "./job-queue.ts";

export type JobNeeds = {
  ports: Ports;
  queue: JobQueue;
  kinds: Readonly<Record<string, JobKind>>;
  /** How long a job stays with a worker that has fallen silent. */
  holdMs?: number;
  /** A number from 0 to 1. */
  jitter: () => number;
  onTrouble: (job: HeldJob, error: unknown, final: boolean) => void;
  /** How long a job that is under way may go on after the process was told to stop. */
  graceMs?: number;
};

const HOLD_MS = 30_000;
const BEATS_PER_HOLD = 3;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60 * 60 * 1000;
const GRACE_MS = 15_000;
const STOP_LOOK_MS = 200;
/** How long work that was told to stop may take to put its things away. */
const LET_GO_WITHIN_MS = 5_000;

/** The process ends: the job is nobody's fault and goes back as it was. */
class Stopped extends Error {}

/** Does everything that is due now, one after another, and hands back how many jobs were done. */
export async function workDue(ctx: JobNeeds, stopping: () => boolean = () => false): Promise<number> {
  let done = 0;
  while (!stopping()) {
    const job = await ctx.queue.hold(ctx.ports.now(), ctx.holdMs ?? HOLD_MS);
    if (!job) break;
    if (await work(ctx, job, stopping)) done += 1;
  }
  return done;
}

async function work(ctx: JobNeeds, job: HeldJob, stopping: () => boolean): Promise<boolean> {
  const kind = ctx.kinds[job.kind];
  try {
    if (!kind) throw new Refusal("breaks-a-rule", "invalid-input", { kind: job.kind });
    await whileAlive(ctx, job, kind, stopping);
    await ctx.queue.done(job, ctx.ports.now());
    return true;
  } catch (error) {
    if (error instanceof Stopped) {
      await ctx.queue.putBack(job);
      return false;
    }
    const final = !kind || job.attempts >= kind.attempts || !isWorthAnother(error);
    const words = error instanceof Error ? error.message.slice(0, 500) : "unknown error";
    if (final) await ctx.queue.bury(job, ctx.ports.now(), words);
    else await ctx.queue.retry(job, retryAt(job.attempts, error, ctx), words);
    ctx.onTrouble(job, error, final);
    return false;
  }
}

/** Runs the work while telling storage that it goes on; stops it when its time is up or another worker has it. */
async function whileAlive(
  { ports, queue, holdMs = HOLD_MS, graceMs = GRACE_MS }: JobNeeds,
  job: HeldJob,
  kind: JobKind,
  stopping: () => boolean,
): Promise<void> {
  const ended = new AbortController();
  const patience = kind.stopsWithProcess ? 0 : graceMs;
  let grace: NodeJS.Timeout | undefined;
  const stop = setInterval(() => {
    if (stopping()) grace ??= setTimeout(() => ended.abort(new Stopped("the process stops")), patience);
  }, STOP_LOOK_MS);
  const limit = setTimeout(() => ended.abort(new Error(`took longer than ${kind.limitMs} ms`)), kind.limitMs);
  const beat = setInterval(async () => {
    const held = await queue.beat(job, new Date(ports.now().getTime() + holdMs)).catch(() => true);
    if (!held) ended.abort(new Error("was taken over by another worker"));
  }, holdMs / BEATS_PER_HOLD);
  const cut = new Promise<never>((_resolve, reject) => {
    ended.signal.addEventListener("abort", () => reject(ended.signal.reason), { once: true });
  });
  try {
    const { payload, key, runAt: dueAt } = job;
    const running = kind.run(ports, { payload, key, dueAt, signal: ended.signal });
    await Promise.race([running, cut]).catch(async (error: unknown) => {
      if (error instanceof Stopped) await Promise.race([running.catch(() => {}), wait(LET_GO_WITHIN_MS)]);
      throw error;
    });
  } finally {
    clearTimeout(limit);
    clearTimeout(grace);
    clearInterval(stop);
    clearInterval(beat);
  }
}

/** What was refused stays refused, unless it asks to come back; what an outside company calls final too. Everything else may pass. */
function isWorthAnother(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === "try-later";
  return !(error instanceof ExternalError) || error.retryable;
}

function retryAt(attempts: number, error: unknown, { ports, jitter }: JobNeeds): Date {
  const asked = error instanceof ExternalError ? (error.retryAfterMs ?? 0) : 0;
  const longest = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
  return new Date(ports.now().getTime() + Math.max(asked, longest * (0.5 + jitter() / 2)));
}
