import { Refusal } from "@vitrina/domain";
import type { ProductImage } from "@vitrina/domain/products";
import type { Ports } from "../ports.ts";

/** Refuses pictures that are not in the register as product pictures, and the same picture twice. */
export async function assertProductImages(
  ctx: Pick<Ports, "assets">,
  images: readonly ProductImage[],
  known: readonly ProductImage[] = [],
): Promise<void> {
  const ids = images.map(({ assetId }) => assetId);
  if (new Set(ids).size < ids.length) throw new Refusal("breaks-a-rule", "duplicate", { field: "images" });
  const added = ids.filter((id) => !known.some(({ assetId }) => assetId === id));
  const usable = await Promise.all(added.map((id) => ctx.assets.isUsable(id, "product_image")));
  if (usable.includes(false)) throw new Refusal("breaks-a-rule", "no-such-asset", { field: "images" });
}
