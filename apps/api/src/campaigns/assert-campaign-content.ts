import { Refusal } from "@vitrina/domain";
import type { CampaignContent } from "@vitrina/domain/campaigns";
import type { Ports } from "../ports.ts";

/**
 * Refuses content that names a brand, a product of it or a cover that is not there, or a deadline that has already passed.
 * `was` is what the content changes.
 */
export async function assertCampaignContent(
  ctx: Pick<Ports, "brands" | "products" | "assets" | "now">,
  content: Partial<CampaignContent>,
  was?: Pick<CampaignContent, "brandId" | "productIds">,
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
  const brandId = content.brandId ?? was?.brandId;
  const productIds = content.productIds ?? (content.brandId ? was?.productIds : undefined);
  if (productIds?.length) {
    const products = await ctx.products.byIds(productIds);
    const strange = productIds.find((id) => products.get(id)?.brandId !== brandId);
    if (strange) throw new Refusal("breaks-a-rule", "no-such-product", { field: "productIds", productId: strange });
  }
}
