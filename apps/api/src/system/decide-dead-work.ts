import { Refusal, type RowOutcome } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import type { DiscardRequest, Queue, ReplayRequest } from "@vitrina/domain/system";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "audit" | "now" | "transaction" | "work"> & { actor: AdminActor };

/** Runs dead work again, each piece once, however many people press at the same time. */
export function replayDeadWork(ctx: Needs, { queue, ids }: ReplayRequest): Promise<RowOutcome[]> {
  return eachOf(ctx, { queue, ids, action: "system.replayed", after: {} }, (id) =>
    ctx.work.replayIfStillDead(queue, id, { by: ctx.actor.userId, at: ctx.now() }),
  );
}

/** Closes dead work undone, with the reason why that does no harm. */
export function discardDeadWork(ctx: Needs, { queue, ids, reason }: DiscardRequest): Promise<RowOutcome[]> {
  return eachOf(ctx, { queue, ids, action: "system.discarded", after: { reason } }, (id) =>
    ctx.work.discardIfStillDead(queue, id, { by: ctx.actor.userId, at: ctx.now(), reason }),
  );
}

async function eachOf(
  ctx: Needs,
  act: { queue: Queue; ids: readonly string[]; action: string; after: object },
  decide: (id: string) => Promise<boolean>,
): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (const id of act.ids) outcomes.push(await decideOne(ctx, act, id, decide));
  return outcomes;
}

async function decideOne(
  ctx: Needs,
  { queue, action, after }: { queue: Queue; action: string; after: object },
  id: string,
  decide: (id: string) => Promise<boolean>,
): Promise<RowOutcome> {
  try {
    await ctx.transaction(async () => {
      const was = await ctx.work.deadOne(queue, id);
      if (!was) throw new Refusal("changed-meanwhile", "work-decided");
      if (!(await decide(id))) throw new Refusal("changed-meanwhile", "work-decided");
      const target = { kind: queue === "jobs" ? "job" : "message", id };
      const before = { kind: was.kind, about: was.about, state: was.state, error: was.error };
      await ctx.audit.record({ action, actor: ctx.actor, target, before, after });
    });
    return { id, refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id, refusal: { code: error.code, reason: error.reason, facts: error.facts } };
  }
}
