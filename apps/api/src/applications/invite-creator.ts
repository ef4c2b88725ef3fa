import { type Page, Refusal } from "@vitrina/domain";
import type { Invitable } from "@vitrina/domain/applications";
import { assertMayWork, creatorsRequest } from "@vitrina/domain/creators";
import type { AdminActor } from "@vitrina/domain/people";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";

type Needs = Pick<
  Ports,
  "applications" | "campaigns" | "creators" | "assets" | "audit" | "outbox" | "transaction" | "now"
>;

/** Asks a creator who has not applied to take part, and hands back the id of what now waits for their answer. */
export function inviteCreator(
  ctx: Needs & { actor: AdminActor },
  { campaignId, creatorId, message }: { campaignId: string; creatorId: string; message: string },
): Promise<string> {
  return ctx.transaction(async () => {
    const campaign = await campaignById(ctx, campaignId);
    if (campaign.status !== "published" && campaign.status !== "in_progress") {
      throw new Refusal("wrong-moment", "campaign-not-open", { status: campaign.status });
    }
    const creator = await ctx.creators.byId(creatorId);
    if (!creator) throw new Refusal("not-found", "no-such-creator");
    assertMayWork(creator);
    const at = ctx.now();
    const id = await ctx.applications.add({
      campaignId,
      creatorId,
      creatorName: creator.name,
      pitch: "",
      appliedAt: at,
      status: "invited",
      invitation: { message, invitedBy: ctx.actor.userId, at, answeredAt: null },
    });
    if (!id) throw new Refusal("changed-meanwhile", "already-applied");
    await ctx.campaigns.countApplication(campaignId, 1);
    await ctx.audit.record({
      action: "application.invited",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: null,
      after: { status: "invited", message },
    });
    await ctx.outbox.announce({
      kind: "application.invited",
      aggregateId: campaignId,
      payload: { applicationId: id, creatorId, title: campaign.title, message },
    });
    return id;
  });
}

/** Creators to choose from, each with the application they may have in this campaign already. */
export async function invitableCreators(
  ctx: Needs,
  { campaignId, search, cursor, limit }: { campaignId: string; search: string; cursor?: string | null; limit: number },
): Promise<Page<Invitable>> {
  await campaignById(ctx, campaignId);
  const page = await ctx.creators.page(
    creatorsRequest.parse({ search, status: ["approved", "applied"], cursor, limit }),
  );
  const [applied, pictures] = await Promise.all([
    ctx.applications.ofCreatorsIn(
      campaignId,
      page.items.map(({ id }) => id),
    ),
    ctx.assets.pictures(page.items.map(({ profilePictureAssetId }) => profilePictureAssetId)),
  ]);
  return {
    ...page,
    items: page.items.map(({ id, name, city, profilePictureAssetId }) => ({
      creatorId: id,
      name,
      city,
      picture: pictures.get(profilePictureAssetId ?? "") ?? null,
      applicationStatus: applied.get(id)?.status ?? null,
    })),
  };
}
