import type { ReportingCheck } from "@vitrina/domain/error-reporting";
import { newEventId } from "@vitrina/error-reporting";
import type { Ports } from "../ports.ts";
import { CHECK_JOB } from "./check-reporting.job.ts";

type Needs = Pick<Ports, "jobs" | "now" | "reporting" | "reportingNews">;

/** Sends one harmless event from here, and asks a worker to send another: both go the way that every fault goes. */
export async function checkReporting(ctx: Needs): Promise<ReportingCheck> {
  const [own, workers] = [newEventId(), newEventId()];
  await ctx.jobs.enqueue({
    kind: CHECK_JOB,
    key: `${CHECK_JOB}/${workers}`,
    payload: { eventId: workers },
    runAt: ctx.now(),
  });
  const sent = await ctx.reporting.check("api", own);
  if (sent) await ctx.reportingNews.noteCheck("api", { eventId: own, at: ctx.now() });
  return { api: { eventId: own, sent }, worker: { eventId: workers } };
}
