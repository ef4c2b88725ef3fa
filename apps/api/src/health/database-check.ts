import { healthCheck } from "./check.ts";

const SLOW_MS = 1_000;

export const databaseCheck = healthCheck({
  name: "database",
  patience: 1,
  async measure(ctx) {
    const startedAt = ctx.now().getTime();
    const failing = await ctx.readiness();
    if (failing) return { state: "fail", cause: "no-answer" };
    const ms = ctx.now().getTime() - startedAt;
    return ms > SLOW_MS
      ? { state: "degraded", cause: "slow", facts: { ms } }
      : { state: "ok", cause: "fine", facts: { ms } };
  },
});
