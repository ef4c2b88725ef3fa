import { healthCheck } from "../health/check.ts";
import { reportingState } from "./reporting-state.ts";

const LATELY_MS = 60 * 60_000;

/** Whether our errors reach somebody, and whether that was ever tried. */
export const errorReportingCheck = healthCheck({
  name: "error-reporting",
  async measure(ctx) {
    const { parts, at } = await reportingState(ctx);
    const worked = parts.filter(({ source }) => source === "api" || source === "worker");
    if (!worked.some(({ isOn }) => isOn)) return { state: "degraded", cause: "not-set-up" };
    const lost = parts
      .flatMap(({ losses }) => losses)
      .filter(({ reason, lastAt }) => OURS.has(reason) && at.getTime() - lastAt.getTime() < LATELY_MS);
    if (lost.some(({ reason }) => reason === "refused")) return { state: "fail", cause: "refused" };
    if (parts.some(({ quietUntil }) => quietUntil)) return { state: "degraded", cause: "full" };
    if (lost.length > 0) return { state: "degraded", cause: "no-answer" };
    if (!parts.some(({ lastSent }) => lastSent)) return { state: "degraded", cause: "never-happened" };
    return { state: "ok", cause: "fine" };
  },
});

/** What strangers can bring about at the tunnel, and what a browser lost in a lift, says nothing of us. */
const OURS: ReadonlySet<string> = new Set(["refused", "rate-limited", "too-many-at-once"]);
