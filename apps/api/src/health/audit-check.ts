import { healthCheck } from "./check.ts";

/** The chain is verified four times a day; what was last found is believed for twice as long. */
const BELIEVED_MS = 13 * 60 * 60 * 1000;

type Found = { seq?: unknown };

/** Whether the audit log is whole, as the latest verification of its chain found it. */
export const auditCheck = healthCheck({
  name: "audit-log",
  patience: 1,
  async measure(ctx) {
    const last = await ctx.securityRuns.last("audit-chain");
    if (!last) return { state: "degraded", cause: "never-happened" };
    const seconds = Math.round((ctx.now().getTime() - last.finishedAt.getTime()) / 1_000);
    if (!last.isGood) {
      const broken = last.findings.map((one) => (one as Found).seq).find((seq) => typeof seq === "number");
      const facts = { seconds, count: last.findings.length, ...(typeof broken === "number" && { entry: broken }) };
      return { state: "fail", cause: "tampered", facts };
    }
    if (seconds * 1_000 > BELIEVED_MS) return { state: "fail", cause: "too-old", facts: { seconds } };
    return { state: "ok", cause: "fine", facts: { seconds } };
  },
});
