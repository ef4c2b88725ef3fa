import { Refusal } from "@vitrina/domain";
import type { CreatorActor } from "@vitrina/domain/people";
import { assertPublishable, isComplete, postLink } from "@vitrina/domain/review";
import { applicationById } from "../applications/application-views.ts";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import type { Piece } from "./deliverables.store.ts";
import { ownPiece } from "./piece-views.ts";
import { tellOfPiece } from "./tell-of-piece.ts";

type Needs = Pick<Ports, "applications" | "audit" | "campaigns" | "deliverables" | "now" | "outbox" | "transaction"> & {
  actor: CreatorActor;
};

/** A creator tells where a piece is out. The last piece completes the collaboration, and the last collaboration the campaign. */
export function publishPiece(ctx: Needs, { id, url }: { id: string; url: string }): Promise<void> {
  const link = postLink(url);
  return ctx.transaction(async () => {
    const was = await ownPiece(ctx, ctx.actor.creatorId, id);
    assertPublishable(was);
    const is = { status: "published", publishedUrl: link.url, publishedAt: ctx.now() } as const;
    if (!(await ctx.deliverables.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "deliverable-changed");
    }
    await ctx.audit.record({
      action: "deliverable.published",
      actor: ctx.actor,
      target: { kind: "deliverable", id },
      before: { status: was.status },
      after: { ...is, platform: link.platform },
    });
    if (isComplete(await ctx.deliverables.ofApplication(was.applicationId))) await completeApplication(ctx, was);
  });
}

async function completeApplication(ctx: Needs, piece: Piece): Promise<void> {
  // Two creators who finish at the same moment would each see the other as still at work.
  await ctx.campaigns.holdTerms(piece.campaignId);
  const was = await applicationById(ctx, piece.applicationId);
  if (was.status !== "confirmed") return;
  if (!(await ctx.applications.changeIfStill(was, { status: "completed" }))) {
    throw new Refusal("changed-meanwhile", "application-changed");
  }
  await ctx.audit.record({
    action: "application.completed",
    actor: { kind: "system" },
    target: { kind: "application", id: was.id },
    before: { status: was.status },
    after: { status: "completed" },
  });
  await tellOfPiece(ctx, "application.completed", piece);
  await completeCampaign(ctx, piece.campaignId);
}

async function completeCampaign(ctx: Needs, id: string): Promise<void> {
  const campaign = await campaignById(ctx, id);
  if (campaign.status !== "in_progress" || (await ctx.applications.openOf(id)).length > 0) return;
  if (!(await ctx.campaigns.changeIfStill(id, campaign.revision, { status: "completed" }))) {
    throw new Refusal("changed-meanwhile", "campaign-changed");
  }
  await ctx.audit.record({
    action: "campaign.status-changed",
    actor: { kind: "system" },
    target: { kind: "campaign", id },
    before: { status: campaign.status },
    after: { status: "completed" },
  });
}
