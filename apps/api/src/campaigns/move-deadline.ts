import { Refusal } from "@vitrina/domain";
import type { DeadlinePreview } from "@vitrina/domain/campaigns";
import { type DeadlineMove, type DeadlineTerms, deadlineMoves } from "@vitrina/domain/deadlines";
import type { AdminActor } from "@vitrina/domain/people";
import type { Announcement } from "../outbox/outbox.store.ts";
import type { Ports } from "../ports.ts";
import { campaignById } from "./campaign-views.ts";
import { describeMoves } from "./preview-deadline.ts";

type Needs = Pick<Ports, "campaigns" | "applications" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Keeps an announcement far below the 16 MB a stored document may have. */
const MOVES_PER_ANNOUNCEMENT = 10_000;

/**
 * Changes the delivery days or what starts them, and moves every open application and deliverable with it: all or
 * nothing, in a number of database commands that does not depend on how many creators there are.
 */
export async function moveDeadline(
  ctx: Needs,
  { id, revision, deliveryDays, deliveryStarts }: DeadlineTerms & { id: string; revision: number },
): Promise<DeadlinePreview> {
  const terms: DeadlineTerms = { deliveryDays, deliveryStarts };
  return ctx.transaction(async () => {
    const was = await campaignById(ctx, id);
    const stored = await ctx.campaigns.changeIfStill(id, revision, terms);
    if (!stored) throw new Refusal("changed-meanwhile", "campaign-changed");

    const open = await ctx.applications.openOf(id);
    const moves = deadlineMoves(terms, open);
    const outcome = describeMoves(moves, open, ctx.now());

    await ctx.applications.moveDueDates(moves);
    await ctx.audit.record({
      action: "campaign.deadline-moved",
      actor: ctx.actor,
      target: { kind: "campaign", id },
      before: { deliveryDays: was.deliveryDays, deliveryStarts: was.deliveryStarts },
      after: { ...terms, ...outcome.summary },
    });
    await ctx.outbox.announceAll(announcements(id, was.title, moves));
    return { revision: revision + 1, ...outcome };
  });
}

function announcements(campaignId: string, title: string, moves: readonly DeadlineMove[]): Announcement[] {
  const messages: Announcement[] = [];
  for (let from = 0; from < moves.length; from += MOVES_PER_ANNOUNCEMENT) {
    messages.push({
      kind: "deadline.moved",
      aggregateId: campaignId,
      payload: { campaignId, title, moves: moves.slice(from, from + MOVES_PER_ANNOUNCEMENT) },
    });
  }
  return messages;
}
