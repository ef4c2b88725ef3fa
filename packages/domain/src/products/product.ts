import { z } from "zod";
import { picture } from "../media/index.ts";
import { id, line, pageRequest, prose, sortDirection } from "../shapes.ts";

export const PRODUCT_IMAGES_MAX = 12;

/** A brand's own code for a product, kept in capitals: letters, digits, and `- _ . /` between them. */
export const sku = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9](?:[A-Z0-9._/-]{0,38}[A-Z0-9])?$/);

/** What the picture shows, for those who cannot see it. */
export const altText = prose(200);

/** Pictures in the order in which they are shown; the first stands for the product. */
export const productImage = z.object({ assetId: id, alt: altText });
export type ProductImage = z.infer<typeof productImage>;

const productImages = z.array(productImage).max(PRODUCT_IMAGES_MAX);

export const productContent = z.object({
  name: line(120, 2),
  sku,
  description: prose(2_000),
  /** Where people can read about it or buy it. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .or(z.literal("")),
  images: productImages,
});
export type ProductContent = z.infer<typeof productContent>;

/** A picture as the register holds it, with its words. One whose file is gone from the register has no `picture`. */
export const shownProductImage = productImage.extend({ picture: picture.nullable() });
export type ShownProductImage = z.infer<typeof shownProductImage>;

export const product = productContent.extend({
  id,
  brandId: id,
  brandName: z.string(),
  images: z.array(shownProductImage),
  revision: z.number().int(),
  removedAt: z.date().nullable(),
  updatedAt: z.date(),
});
export type Product = z.infer<typeof product>;

/** A product as a creator sees it in a campaign. */
export const productInCampaign = product.pick({
  id: true,
  name: true,
  description: true,
  url: true,
  images: true,
});
export type ProductInCampaign = z.infer<typeof productInCampaign>;

export const PRODUCT_SORTS = ["searchText", "updatedAt"] as const;

export const productsRequest = pageRequest.extend({
  search: line(100, 0).default(""),
  brandId: z.array(id).max(50).default([]),
  sort: z.enum(PRODUCT_SORTS).default("searchText"),
  direction: sortDirection.default("asc"),
});
export type ProductsRequest = z.infer<typeof productsRequest>;

export const createProductRequest = productContent.extend({ brandId: id });
export const updateProductRequest = z.object({ id, revision: z.number().int(), content: productContent.partial() });

/** What a file's name is matched against. */
export const productSku = product.pick({ id: true, name: true, sku: true });
export type ProductSku = z.infer<typeof productSku>;

/** Pictures for many products at once; each is put behind those that are there. */
export const assignImagesRequest = z.object({
  assignments: z
    .array(z.object({ productId: id, images: productImages.min(1) }))
    .min(1)
    .max(200),
});
export type ImageAssignment = z.infer<typeof assignImagesRequest>["assignments"][number];
