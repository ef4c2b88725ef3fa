import { isDuplicateKey } from "@vitrina/db";
import { type CheckName, COMPONENT_OF, type Incident, type Measurement, nextRound } from "@vitrina/domain/system";
import type { Ports } from "../ports.ts";

export type RecordNeeds = Pick<Ports, "health" | "now" | "outbox" | "people" | "transaction">;

/**
 * Keeps what a look found, and opens or closes the check's incident. The owners are told in the same transaction, so that
 * each opening and each closing is told once, however many processes look at once.
 */
export async function recordMeasurement(
  ctx: RecordNeeds,
  { name, patience }: { name: CheckName; patience: number },
  { state, cause, facts = {} }: Measurement,
  tookMs = 0,
): Promise<void> {
  const measuredAt = ctx.now();
  try {
    await ctx.transaction(async () => {
      const before = await ctx.health.byName(name);
      const { failingRounds, incident } = nextRound(before?.failingRounds ?? 0, state, patience);
      const since = before?.state === state && before.since ? before.since : measuredAt;
      await ctx.health.note(name, { state, cause, facts, since, measuredAt, tookMs, failingRounds });
      if (incident === "close") {
        const closed = await ctx.health.closeIncident(name, measuredAt);
        if (closed) await tellOwners(ctx, "health.incident-closed", closed, measuredAt);
      }
      if (incident === "open" && !(await ctx.health.openIncidentOf(name))) {
        const opened = { check: name, cause, facts, component: COMPONENT_OF[name], openedAt: measuredAt };
        await ctx.health.openIncident(opened);
        await tellOwners(ctx, "health.incident-opened", opened, measuredAt);
      }
    });
  } catch (error) {
    // Somebody else opened it in the same instant, and told of it.
    if (!isDuplicateKey(error, "slot")) throw error;
  }
}

async function tellOwners(
  ctx: RecordNeeds,
  kind: "health.incident-opened" | "health.incident-closed",
  { check, cause, facts, openedAt }: Pick<Incident, "check" | "cause" | "facts" | "openedAt">,
  at: Date,
): Promise<void> {
  const adminIds = await ctx.people.withRoles(["owner"]);
  await ctx.outbox.announce({
    kind,
    aggregateId: `health/${check}`,
    payload: { check, cause, facts, openedAt, at, adminIds },
  });
}
