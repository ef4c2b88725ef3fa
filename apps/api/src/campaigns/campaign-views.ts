import { type Page, Refusal } from "@vitrina/domain";
import type { Campaign, CampaignRow, CampaignsRequest } from "@vitrina/domain/campaigns";
import { type TrafficLight, worstLight } from "@vitrina/domain/deadlines";
import type { Ports } from "../ports.ts";
import type { StoredCampaign } from "./campaigns.store.ts";

type Needs = Pick<Ports, "campaigns" | "assets" | "now">;

/** The campaign, or the refusal that there is none. */
export async function campaignById(ctx: Pick<Ports, "campaigns">, id: string): Promise<StoredCampaign> {
  const campaign = await ctx.campaigns.byId(id);
  if (!campaign) throw new Refusal("not-found", "no-such-campaign");
  return campaign;
}

/** Stored campaigns with their cover and their light, as the agency sees them. */
export async function withCoverAndLight(
  ctx: Needs,
  campaigns: readonly StoredCampaign[],
): Promise<(Campaign & Pick<CampaignRow, "light">)[]> {
  const [pictures, lights] = await Promise.all([
    ctx.assets.pictures(campaigns.map(({ coverAssetId }) => coverAssetId)),
    ctx.campaigns.lights(
      campaigns.map(({ id }) => id),
      ctx.now(),
    ),
  ]);
  return campaigns.map((campaign) => ({
    ...campaign,
    cover: pictures.get(campaign.coverAssetId ?? "") ?? null,
    light: lights.get(campaign.id) ?? NOTHING_OWED,
  }));
}

const NOTHING_OWED: TrafficLight = worstLight([]);

/** The agency's list. */
export async function campaignPage(ctx: Needs, request: CampaignsRequest): Promise<Page<CampaignRow>> {
  const page = await ctx.campaigns.page(request);
  return { ...page, items: await withCoverAndLight(ctx, page.items) };
}

/** One campaign as the agency sees it. */
export async function campaignDetail(ctx: Needs, id: string): Promise<Campaign & Pick<CampaignRow, "light">> {
  const [detail] = await withCoverAndLight(ctx, [await campaignById(ctx, id)]);
  if (!detail) throw new Refusal("not-found", "no-such-campaign");
  return detail;
}
