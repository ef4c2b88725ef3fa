import type { AdminActor } from "@vitrina/domain/people";
import type { ProductContent } from "@vitrina/domain/products";
import { brandById } from "../brands/brand-views.ts";
import type { Ports } from "../ports.ts";
import { assertProductImages } from "./assert-product-images.ts";

type Needs = Pick<Ports, "products" | "brands" | "assets" | "audit" | "transaction"> & { actor: AdminActor };

/** Adds a product to a brand and hands back its id. */
export async function createProduct(
  ctx: Needs,
  { brandId, ...content }: ProductContent & { brandId: string },
): Promise<string> {
  await brandById(ctx, brandId);
  await assertProductImages(ctx, content.images);
  return ctx.transaction(async () => {
    const id = await ctx.products.add(brandId, content);
    await ctx.audit.record({
      action: "product.created",
      actor: ctx.actor,
      target: { kind: "product", id },
      before: null,
      after: { brandId, ...content },
    });
    return id;
  });
}
