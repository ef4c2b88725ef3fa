import { Refusal } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import { assertDecidable } from "@vitrina/domain/review";
import type { Ports } from "../ports.ts";
import { pieceById } from "./piece-views.ts";
import { tellOfPiece } from "./tell-of-piece.ts";

type Needs = Pick<Ports, "audit" | "campaigns" | "deliverables" | "now" | "outbox" | "transaction"> & {
  actor: AdminActor;
};

/** Approves the latest version. Of two people who decide at once, the first one decides. */
export function approvePiece(ctx: Needs, { id, version }: { id: string; version: number }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await pieceById(ctx, id);
    assertDecidable(was, version);
    const is = { status: "approved", approvedAt: ctx.now() } as const;
    if (!(await ctx.deliverables.changeIfStill(was, { ...is, approvedBy: ctx.actor.userId }))) {
      throw new Refusal("changed-meanwhile", "deliverable-changed");
    }
    await ctx.audit.record({
      action: "deliverable.approved",
      actor: ctx.actor,
      target: { kind: "deliverable", id },
      before: { status: was.status },
      after: { ...is, version },
    });
    await tellOfPiece(ctx, "deliverable.approved", was);
  });
}
