import { healthCheck } from "./check.ts";

/** Whether somebody outside would notice if all of this fell silent. */
export const monitoringCheck = healthCheck({
  name: "monitoring",
  async measure(ctx) {
    const beats = await ctx.heartbeats.all();
    const unwatched = beats.filter(({ watched }) => !watched).length;
    if (unwatched > 0) return { state: "degraded", cause: "not-set-up", facts: { count: unwatched } };
    const untold = beats.filter(({ trouble }) => trouble !== "").length;
    if (untold > 0) return { state: "degraded", cause: "no-answer", facts: { count: untold } };
    return { state: "ok", cause: "fine" };
  },
});
