import { Refusal } from "@vitrina/domain";
import type { BrandContent } from "@vitrina/domain/brands";
import type { AdminActor } from "@vitrina/domain/people";
import { changedFields } from "../audit/changed-fields.ts";
import type { Ports } from "../ports.ts";
import { brandById } from "./brand-views.ts";

type Needs = Pick<Ports, "brands" | "campaigns" | "assets" | "audit" | "transaction"> & { actor: AdminActor };

/** Changes what is known of a client company, unless somebody else changed it since the revision that was read. */
export async function updateBrand(
  ctx: Needs,
  { id, revision, content }: { id: string; revision: number; content: Partial<BrandContent> },
): Promise<void> {
  const was = await brandById(ctx, id);
  const { before, after } = changedFields<BrandContent>(was, content);
  if (after.logoAssetId && !(await ctx.assets.isUsable(after.logoAssetId, "brand_logo"))) {
    throw new Refusal("breaks-a-rule", "no-such-asset", { field: "logoAssetId" });
  }
  await ctx.transaction(async () => {
    const stored = await ctx.brands.changeIfStill(id, revision, after);
    if (!stored) throw new Refusal("changed-meanwhile", "brand-changed");
    if (after.name !== undefined) await ctx.campaigns.brandRenamed(id, after.name);
    await ctx.audit.record({ action: "brand.updated", actor: ctx.actor, target: { kind: "brand", id }, before, after });
  });
}
