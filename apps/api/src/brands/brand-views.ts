import { type Page, Refusal } from "@vitrina/domain";
import type { BrandDetail, BrandRow } from "@vitrina/domain/brands";
import type { Ports } from "../ports.ts";
import type { StoredBrand } from "./brands.store.ts";

type Needs = Pick<Ports, "brands" | "assets">;

/** The brand, or the refusal that there is none. */
export async function brandById(ctx: Pick<Ports, "brands">, id: string): Promise<StoredBrand> {
  const brand = await ctx.brands.byId(id);
  if (!brand) throw new Refusal("not-found", "no-such-brand");
  return brand;
}

/** The agency's list, each with its logo and how much hangs from it. */
export async function brandPage(
  ctx: Needs,
  request: { search: string; cursor?: string | null | undefined; limit: number },
): Promise<Page<BrandRow>> {
  const page = await ctx.brands.page({ ...request, cursor: request.cursor ?? null });
  const [logos, counts] = await Promise.all([
    ctx.assets.pictures(page.items.map(({ logoAssetId }) => logoAssetId)),
    ctx.brands.counts(page.items.map(({ id }) => id)),
  ]);
  return {
    ...page,
    items: page.items.map(({ logoAssetId, ...brand }) => ({
      ...brand,
      logo: logos.get(logoAssetId ?? "") ?? null,
      productCount: counts.get(brand.id)?.products ?? 0,
      campaignCount: counts.get(brand.id)?.campaigns ?? 0,
    })),
  };
}

/** One brand as the agency sees it. */
export async function brandDetail(ctx: Needs, id: string): Promise<BrandDetail> {
  const brand = await brandById(ctx, id);
  const [logos, counts] = await Promise.all([ctx.assets.pictures([brand.logoAssetId]), ctx.brands.counts([id])]);
  return {
    ...brand,
    logo: logos.get(brand.logoAssetId ?? "") ?? null,
    productCount: counts.get(id)?.products ?? 0,
    campaignCount: counts.get(id)?.campaigns ?? 0,
  };
}
