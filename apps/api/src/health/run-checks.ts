import type { Measurement } from "@vitrina/domain/system";
import type { Ports } from "../ports.ts";
import type { HealthCheck, ReportedCheck } from "./check.ts";
import { ROUND_MS } from "./check.ts";
import { CHECKS, REPORTED_CHECKS } from "./check-table.ts";
import { recordMeasurement } from "./record-measurement.ts";

type Table = { checks: readonly HealthCheck[]; reported: readonly ReportedCheck[] };

/** A round may come a little early, counted in the clocks of different machines. */
const EARLY_MS = 2_000;

/**
 * Measures every check whose time has come and that nobody else is measuring, all at once. Can be called as often as one
 * likes: each is measured as often as its `everyMs` allows.
 */
export async function runChecks(
  ctx: Ports,
  { checks, reported }: Table = { checks: CHECKS, reported: REPORTED_CHECKS },
): Promise<void> {
  await Promise.all([
    ...checks.map((check) => runOne(ctx, check)),
    ...reported.map((check) => noticeSilence(ctx, check)),
  ]);
}

async function runOne(ctx: Ports, check: HealthCheck): Promise<void> {
  const now = ctx.now();
  const until = new Date(now.getTime() + check.everyMs - EARLY_MS);
  if (!(await ctx.health.claim(check.name, now, until))) return;
  const found = await withinLimit(check, ctx);
  await recordMeasurement(ctx, check, found, ctx.now().getTime() - now.getTime());
}

/** A look that throws is a failure of what it looks at, or of the look: in both cases a person has to know. */
async function withinLimit({ measure, limitMs }: HealthCheck, ctx: Ports): Promise<Measurement> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<Measurement>((resolve) => {
    timer = setTimeout(() => resolve({ state: "fail", cause: "no-answer" }), limitMs);
  });
  try {
    return await Promise.race([measure(ctx), overdue]);
  } catch {
    return { state: "fail", cause: "broken" };
  } finally {
    clearTimeout(timer);
  }
}

async function noticeSilence(ctx: Ports, { name, silentAfterMs, patience }: ReportedCheck): Promise<void> {
  const now = ctx.now();
  if (!(await ctx.health.claim(name, now, new Date(now.getTime() + ROUND_MS - EARLY_MS)))) return;
  const last = await ctx.health.byName(name);
  if (!last?.measuredAt) return;
  const noticed = last.state === "fail" && last.cause === "too-old" ? Number(last.facts.seconds ?? 0) : 0;
  const seconds = noticed + Math.round((now.getTime() - last.measuredAt.getTime()) / 1_000);
  if (seconds * 1_000 <= silentAfterMs) return;
  await recordMeasurement(ctx, { name, patience }, { state: "fail", cause: "too-old", facts: { seconds } });
}
