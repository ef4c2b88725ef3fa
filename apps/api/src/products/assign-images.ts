import { Refusal } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import { type ImageAssignment, PRODUCT_IMAGES_MAX } from "@vitrina/domain/products";
import type { Ports } from "../ports.ts";
import { assertProductImages } from "./assert-product-images.ts";

type Needs = Pick<Ports, "products" | "assets" | "audit" | "transaction"> & { actor: AdminActor };

/**
 * Puts new pictures behind those that many products already have: all of them or none, so that a folder is never half
 * assigned. Pictures a product already shows are left where they are.
 */
export async function assignImages(
  ctx: Needs,
  { assignments }: { assignments: readonly ImageAssignment[] },
): Promise<void> {
  const merged = byProduct(assignments);
  await ctx.transaction(async () => {
    const products = await ctx.products.byIds([...merged.keys()]);
    for (const [productId, images] of merged) {
      const was = products.get(productId);
      if (!was || was.removedAt) throw new Refusal("breaks-a-rule", "no-such-product", { productId });
      const added = images.filter(({ assetId }) => !was.images.some((image) => image.assetId === assetId));
      if (added.length === 0) continue;
      const all = [...was.images, ...added];
      if (all.length > PRODUCT_IMAGES_MAX) {
        throw new Refusal("breaks-a-rule", "too-many-images", { productId, max: PRODUCT_IMAGES_MAX });
      }
      await assertProductImages(ctx, all, was.images);
      const stored = await ctx.products.changeIfStill(productId, was.revision, { images: all });
      if (!stored) throw new Refusal("changed-meanwhile", "product-changed");
      await ctx.audit.record({
        action: "product.images-assigned",
        actor: ctx.actor,
        target: { kind: "product", id: productId },
        before: { images: was.images },
        after: { images: all },
      });
    }
  });
}

function byProduct(assignments: readonly ImageAssignment[]): Map<string, ImageAssignment["images"]> {
  const merged = new Map<string, ImageAssignment["images"]>();
  for (const { productId, images } of assignments) {
    merged.set(productId, [...(merged.get(productId) ?? []), ...images]);
  }
  return merged;
}
