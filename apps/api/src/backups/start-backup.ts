import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "audit" | "backupRuns" | "jobs" | "newId" | "now" | "transaction"> & { actor: AdminActor };

/** Asks the worker for a backup now. One that is under way is enough: two clicks take one backup. */
export async function startBackup(ctx: Needs): Promise<{ started: boolean }> {
  const [latest] = (await ctx.backupRuns.latest(5)).filter(({ kind }) => kind === "backup");
  if (latest?.state === "running" && ctx.now().getTime() - latest.beatAt.getTime() < 90_000) return { started: false };
  const id = ctx.newId();
  await ctx.transaction(async () => {
    const target = { kind: "backup", id };
    await ctx.audit.record({ action: "backup.asked", actor: ctx.actor, target, before: null, after: null });
    await ctx.jobs.enqueue({
      kind: "backups.now",
      key: `backups.now/${id}`,
      payload: { askedBy: ctx.actor.userId },
      runAt: ctx.now(),
    });
  });
  return { started: true };
}
