import type { HeartbeatName, Measurement, SystemOverview } from "@vitrina/domain/system";
import type { Ports } from "../ports.ts";
import { healthCheck } from "./check.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const BACKUP_OLD_MS = 8 * DAY_MS;
const DRILL_OLD_MS = 32 * DAY_MS;

type News = SystemOverview["backup"]["last"];

/** A backup that was never made is no failure of today, and nothing to be calm about. */
function measured(news: News, now: Date, oldMs: number): Measurement {
  if (!news) return { state: "degraded", cause: "never-happened" };
  const seconds = Math.round((now.getTime() - news.at.getTime()) / 1_000);
  if (!news.ok) return { state: "fail", cause: "broken", facts: { seconds } };
  if (seconds * 1_000 > oldMs) return { state: "fail", cause: "too-old", facts: { seconds } };
  return { state: "ok", cause: "fine", facts: { seconds } };
}

export const backupCheck = healthCheck({
  name: "backup",
  patience: 1,
  measure: async (ctx) => measured((await ctx.backupNews()).last, ctx.now(), BACKUP_OLD_MS),
});

export const drillCheck = healthCheck({
  name: "restore-drill",
  patience: 1,
  measure: async (ctx) => measured((await ctx.backupNews()).lastVerified, ctx.now(), DRILL_OLD_MS),
});

/** Tells the outside monitor of a backup and of a drill that ended well, whichever process made them, once for each. */
export async function beatOfBackups(ctx: Pick<Ports, "backupNews" | "heartbeats">): Promise<void> {
  const [{ last, lastVerified }, beats] = await Promise.all([ctx.backupNews(), ctx.heartbeats.all()]);
  const told: [HeartbeatName, News][] = [
    ["backup", last],
    ["restore-drill", lastVerified],
  ];
  for (const [name, news] of told) {
    const beatAt = beats.find((beat) => beat.name === name)?.beatAt;
    if (news?.ok && (!beatAt || beatAt < news.at)) await ctx.heartbeats.beat(name);
  }
}
