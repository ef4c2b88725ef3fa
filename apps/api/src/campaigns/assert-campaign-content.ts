import { Refusal } from "@vitrina/domain";
import type { CampaignContent } from "@vitrina/domain/campaigns";
import type { Ports } from "../ports.ts";

/** Refuses content that names a brand or a cover that is not there, or a deadline that has already passed. */
export async function assertCampaignContent(
  ctx: Pick<Ports, "brands" | "assets" | "now">,
  content: Partial<CampaignContent>,
): Promise<void> {
  if (content.applicationDeadline && content.applicationDeadline < ctx.now()) {
    throw new Refusal("breaks-a-rule", "date-in-the-past", { field: "applicationDeadline" });
  }
  if (content.brandId && !(await ctx.brands.byId(content.brandId))) {
    throw new Refusal("breaks-a-rule", "no-such-brand", { field: "brandId" });
  }
  if (content.coverAssetId && !(await ctx.assets.isUsable(content.coverAssetId, "campaign_cover"))) {
    throw new Refusal("breaks-a-rule", "no-such-asset", { field: "coverAssetId" });
  }
}
