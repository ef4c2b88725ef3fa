import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import { beatOfBackups } from "./backup-checks.ts";
import { ROUND_MS } from "./check.ts";
import { runChecks } from "./run-checks.ts";

/** One round of all checks, once a minute by one of the workers: that it comes round is what the worker's heartbeat says. */
export const healthJob = jobKind({
  payload: z.object({}),
  everyMs: ROUND_MS,
  limitMs: 50_000,
  attempts: 1,
  async run(ctx) {
    await ctx.heartbeats.beat("worker");
    await runChecks(ctx);
    const outbox = await ctx.health.byName("outbox");
    if (outbox?.state === "ok") await ctx.heartbeats.beat("outbox");
    await beatOfBackups(ctx);
  },
});
