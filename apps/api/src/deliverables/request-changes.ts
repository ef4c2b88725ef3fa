import { Refusal } from "@vitrina/domain";
import { type AdminActor, roleAllows } from "@vitrina/domain/people";
import { assertDecidable, assertRoundLeft, assertSaysWhat, isOpenRequest } from "@vitrina/domain/review";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import { pieceById } from "./piece-views.ts";
import { tellOfPiece } from "./tell-of-piece.ts";

type Needs = Pick<Ports, "audit" | "campaigns" | "deliverables" | "outbox" | "transaction"> & { actor: AdminActor };

/**
 * Sends a piece back with the comments that say why. Each time uses one of the rounds the campaign promises; one more is
 * asked for only by somebody who may change campaigns, with a reason that stays in the log.
 */
export function requestChanges(
  ctx: Needs,
  { id, version, override }: { id: string; version: number; override: string | null },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await pieceById(ctx, id);
    assertDecidable(was, version);
    assertSaysWhat(was.comments);
    const campaign = await campaignById(ctx, was.campaignId);
    if (override !== null && !roleAllows(ctx.actor.role, "campaigns:write")) {
      throw new Refusal("not-allowed", "permission-missing", { permission: "campaigns:write" });
    }
    assertRoundLeft(campaign, was.roundsUsed, override);

    const is = { status: "changes_requested", roundsUsed: was.roundsUsed + 1 } as const;
    if (!(await ctx.deliverables.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "deliverable-changed");
    }
    await ctx.audit.record({
      action: "deliverable.changes-requested",
      actor: ctx.actor,
      target: { kind: "deliverable", id },
      before: { status: was.status, roundsUsed: was.roundsUsed },
      after: { ...is, version, revisionRounds: campaign.revisionRounds, override },
    });
    const comments = was.comments.filter(isOpenRequest).length;
    await tellOfPiece(ctx, "deliverable.changes-requested", was, { comments });
  });
}
