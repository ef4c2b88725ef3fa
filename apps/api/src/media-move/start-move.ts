import { Refusal } from "@vitrina/domain";
import { isFinishConfirmed, type MoveRun, type StartMoveRequest } from "@vitrina/domain/media";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "audit" | "jobs" | "moveRuns" | "newId" | "now" | "transaction"> & { actor: AdminActor };

export const MOVE_JOB = "media.move";
const keyOf = (runId: string) => `${MOVE_JOB}/${runId}`;

/** Asks a worker to carry out one phase of the move. One at a time: whoever comes second is told so. */
export async function startMove(ctx: Needs, { phase, afterDays, confirmation }: StartMoveRequest): Promise<MoveRun> {
  if (phase === "finish" && !isFinishConfirmed(confirmation)) {
    throw new Refusal("breaks-a-rule", "move-not-confirmed", { field: "confirmation" });
  }
  const id = ctx.newId();
  const { userId: askedById, name: askedBy } = ctx.actor;
  await ctx.transaction(async () => {
    if (!(await ctx.moveRuns.begin({ id, phase, afterDays, askedBy, askedById }))) {
      throw new Refusal("wrong-moment", "move-running");
    }
    await ctx.jobs.enqueue({ kind: MOVE_JOB, key: keyOf(id), payload: { runId: id }, runAt: ctx.now() });
    await ctx.audit.record({
      action: `media-move.${phase}-started`,
      actor: ctx.actor,
      target: { kind: "media-move", id },
      before: null,
      after: { phase, ...(phase === "finish" && { afterDays }) },
    });
  });
  return present(await ctx.moveRuns.byId(id));
}

/** Asks the worker to stop between two documents; what is done stays done. */
export async function stopMove(ctx: Needs, id: string): Promise<MoveRun> {
  await ctx.transaction(async () => {
    if (!(await ctx.moveRuns.askToStop(id))) throw new Refusal("wrong-moment", "move-not-running");
    await ctx.audit.record({
      action: "media-move.stop-asked",
      actor: ctx.actor,
      target: { kind: "media-move", id },
      before: null,
      after: null,
    });
  });
  return present(await ctx.moveRuns.byId(id));
}

function present(run: MoveRun | null): MoveRun {
  if (!run) throw new Refusal("wrong-moment", "move-not-running");
  return run;
}
