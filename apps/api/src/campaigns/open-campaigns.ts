import type { Page } from "@vitrina/domain";
import { Refusal } from "@vitrina/domain";
import { isOpenForApplications, type OpenCampaign } from "@vitrina/domain/campaigns";
import { expectedPayment } from "@vitrina/domain/money";
import type { CreatorActor } from "@vitrina/domain/people";
import { asItsCreatorMayKnow } from "../applications/application-views.ts";
import type { Ports } from "../ports.ts";
import { productsOf } from "../products/product-views.ts";
import { campaignById } from "./campaign-views.ts";
import type { StoredCampaign } from "./campaigns.store.ts";

type Needs = Pick<Ports, "campaigns" | "applications" | "products" | "brands" | "assets" | "now"> & {
  actor: CreatorActor;
};

/** Campaigns a creator may apply to, each with what it pays, in which state and by when. */
export async function openCampaigns(
  ctx: Needs,
  request: { search: string; cursor?: string | null; limit: number },
): Promise<Page<OpenCampaign>> {
  const page = await ctx.campaigns.openPage(request, ctx.now());
  return { ...page, items: await asSeenByCreator(ctx, page.items) };
}

/** One campaign as a creator sees it: while it is open, or for ever once they have applied. */
export async function openCampaignDetail(ctx: Needs, id: string): Promise<OpenCampaign> {
  const campaign = await campaignById(ctx, id);
  const [seen] = await asSeenByCreator(ctx, [campaign]);
  if (!seen || (!isOpenForApplications(campaign, ctx.now()) && !seen.myApplication)) {
    throw new Refusal("not-found", "no-such-campaign");
  }
  return { ...seen, products: await productsOf(ctx, campaign.productIds) };
}

async function asSeenByCreator(ctx: Needs, campaigns: readonly StoredCampaign[]): Promise<OpenCampaign[]> {
  const [pictures, mine] = await Promise.all([
    ctx.assets.pictures(campaigns.map(({ coverAssetId }) => coverAssetId)),
    ctx.applications.ofCreatorIn(
      ctx.actor.creatorId,
      campaigns.map(({ id }) => id),
    ),
  ]);
  return campaigns.map((campaign) => {
    const stored = mine.get(campaign.id);
    const application = stored ? asItsCreatorMayKnow(stored, ctx.now()) : null;
    return {
      ...campaign,
      cover: pictures.get(campaign.coverAssetId ?? "") ?? null,
      products: [],
      payment: expectedPayment(campaign, application, ctx.now()),
      myApplication: application && { id: application.id, status: application.status },
    };
  });
}
