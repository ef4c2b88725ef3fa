import type { Measurement, QueueState } from "@vitrina/domain/system";
import { healthCheck } from "./check.ts";

const MINUTE = 60_000;
const WORKER_SILENT_MS = 3 * MINUTE;

const secondsSince = (at: Date, now: Date) => Math.max(0, Math.round((now.getTime() - at.getTime()) / 1_000));

/** How long the work that is due longest has waited. */
function waiting({ oldestAt, due }: QueueState, now: Date, limits: { lateMs: number; tooLateMs: number }): Measurement {
  const seconds = oldestAt ? secondsSince(oldestAt, now) : 0;
  const facts = { seconds, count: due };
  if (seconds * 1_000 > limits.tooLateMs) return { state: "fail", cause: "too-old", facts };
  if (seconds * 1_000 > limits.lateMs) return { state: "degraded", cause: "too-old", facts };
  return { state: "ok", cause: "fine", facts };
}

const noneOf = (count: number): Measurement =>
  count > 0 ? { state: "fail", cause: "too-many", facts: { count } } : { state: "ok", cause: "fine", facts: { count } };

export const workerCheck = healthCheck({
  name: "worker",
  async measure(ctx) {
    const worker = (await ctx.heartbeats.all()).find(({ name }) => name === "worker");
    if (!worker?.beatAt) return { state: "fail", cause: "never-happened" };
    const seconds = secondsSince(worker.beatAt, ctx.now());
    const silent = seconds * 1_000 > WORKER_SILENT_MS;
    return { state: silent ? "fail" : "ok", cause: silent ? "too-old" : "fine", facts: { seconds } };
  },
});

export const outboxCheck = healthCheck({
  name: "outbox",
  measure: async (ctx) =>
    waiting(await ctx.work.state("outbox", ctx.now()), ctx.now(), { lateMs: 2 * MINUTE, tooLateMs: 10 * MINUTE }),
});

export const jobsCheck = healthCheck({
  name: "jobs",
  measure: async (ctx) =>
    waiting(await ctx.work.state("jobs", ctx.now()), ctx.now(), { lateMs: 5 * MINUTE, tooLateMs: 15 * MINUTE }),
});

export const deadMessagesCheck = healthCheck({
  name: "outbox-dead",
  patience: 1,
  async measure(ctx) {
    const { dead, needsReview } = await ctx.work.state("outbox", ctx.now());
    return noneOf(dead + needsReview);
  },
});

export const deadJobsCheck = healthCheck({
  name: "jobs-dead",
  patience: 1,
  measure: async (ctx) => noneOf((await ctx.work.state("jobs", ctx.now())).dead),
});
