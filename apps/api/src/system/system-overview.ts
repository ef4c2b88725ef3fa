import type { CheckResult, StorageQuota, SystemOverview } from "@vitrina/domain/system";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "backupNews" | "health" | "heartbeats" | "now" | "processes" | "release" | "work">;

/** How long a result is believed after it should have been measured anew. */
const STALE_MS = 15 * 60_000;

/** Everything the System page shows at once. */
export async function systemOverview(ctx: Needs): Promise<SystemOverview> {
  const now = ctx.now();
  const [checks, open, jobs, outbox, heartbeats, processes, backup] = await Promise.all([
    ctx.health.results(),
    ctx.health.openIncidents(),
    ctx.work.state("jobs", now),
    ctx.work.state("outbox", now),
    ctx.heartbeats.all(),
    ctx.processes.all(),
    ctx.backupNews(),
  ]);
  return {
    checks: checks.map((check) => believable(check, now)),
    open,
    queues: { jobs, outbox },
    heartbeats,
    processes,
    backup,
    quota: quotaIn(checks),
    release: ctx.release,
    at: now,
  };
}

/** What was seen too long ago says nothing about now. A check that is reported carries its own measure of silence. */
export function believable(check: CheckResult, now: Date): CheckResult {
  if (!check.measuredAt || check.state === "fail") return check;
  const old = now.getTime() - check.measuredAt.getTime() > STALE_MS;
  return old && MEASURED_OFTEN.has(check.name) ? { ...check, state: "unknown", cause: "not-measured" } : check;
}

const MEASURED_OFTEN: ReadonlySet<CheckResult["name"]> = new Set([
  "database",
  "worker",
  "outbox",
  "outbox-dead",
  "jobs",
  "jobs-dead",
  "media",
  "mail",
  "backup",
  "restore-drill",
  "error-reporting",
  "monitoring",
]);

/** The media company's own count of what we use, as the last look brought it. */
function quotaIn(checks: readonly CheckResult[]): StorageQuota | null {
  const media = checks.find(({ name }) => name === "media");
  if (!media?.measuredAt || !("storageBytes" in media.facts)) return null;
  const { plan, files, storageBytes, creditsUsed, creditsLimit } = media.facts;
  const number = (value: unknown) => (typeof value === "number" ? value : null);
  return {
    plan: String(plan ?? ""),
    files: number(files),
    storageBytes: number(storageBytes),
    creditsUsed: number(creditsUsed),
    creditsLimit: number(creditsLimit),
    measuredAt: media.measuredAt,
  };
}
