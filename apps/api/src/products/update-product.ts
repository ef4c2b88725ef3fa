import { Refusal } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import type { ProductContent } from "@vitrina/domain/products";
import { changedFields } from "../audit/changed-fields.ts";
import type { Ports } from "../ports.ts";
import { assertProductImages } from "./assert-product-images.ts";
import { productById } from "./product-views.ts";

type Needs = Pick<Ports, "products" | "assets" | "audit" | "transaction"> & { actor: AdminActor };

/** Changes a product's words or its pictures and their order, unless somebody else changed it since. */
export async function updateProduct(
  ctx: Needs,
  { id, revision, content }: { id: string; revision: number; content: Partial<ProductContent> },
): Promise<void> {
  const was = await productById(ctx, id);
  if (was.removedAt) throw new Refusal("not-found", "no-such-product");
  const { before, after } = changedFields<ProductContent>(was, content);
  if (after.images) await assertProductImages(ctx, after.images, was.images);
  await ctx.transaction(async () => {
    const stored = await ctx.products.changeIfStill(id, revision, after);
    if (!stored) throw new Refusal("changed-meanwhile", "product-changed");
    await ctx.audit.record({
      action: "product.updated",
      actor: ctx.actor,
      target: { kind: "product", id },
      before,
      after,
    });
  });
}
