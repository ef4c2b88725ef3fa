import { id, pageOf } from "@vitrina/domain";
import {
  assignImagesRequest,
  createProductRequest,
  product,
  productSku,
  productsRequest,
  updateProductRequest,
} from "@vitrina/domain/products";
import { z } from "zod";
import { admin, router } from "../trpc/procedures.ts";
import { assignImages } from "./assign-images.ts";
import { createProduct } from "./create-product.ts";
import { productDetail, productPage, productSkus } from "./product-views.ts";
import { removeProduct, restoreProduct } from "./remove-product.ts";
import { updateProduct } from "./update-product.ts";

export const productsRouter = router({
  list: admin("brands:read")
    .input(productsRequest)
    .output(pageOf(product))
    .query(({ ctx, input }) => productPage(ctx, input)),
  detail: admin("brands:read")
    .input(z.object({ id }))
    .output(product)
    .query(({ ctx, input }) => productDetail(ctx, input.id)),
  create: admin("brands:write")
    .input(createProductRequest)
    .output(product)
    .mutation(async ({ ctx, input }) => productDetail(ctx, await createProduct(ctx, input))),
  update: admin("brands:write")
    .input(updateProductRequest)
    .output(product)
    .mutation(async ({ ctx, input }) => {
      await updateProduct(ctx, input);
      return productDetail(ctx, input.id);
    }),
  remove: admin("brands:write")
    .input(z.object({ id }))
    .output(product)
    .mutation(async ({ ctx, input }) => {
      await removeProduct(ctx, input.id);
      return productDetail(ctx, input.id);
    }),
  restore: admin("brands:write")
    .input(z.object({ id }))
    .output(product)
    .mutation(async ({ ctx, input }) => {
      await restoreProduct(ctx, input.id);
      return productDetail(ctx, input.id);
    }),
  skus: admin("brands:read")
    .input(z.object({ brandId: id }))
    .output(z.array(productSku))
    .query(({ ctx, input }) => productSkus(ctx, input.brandId)),
  assignImages: admin("brands:write")
    .input(assignImagesRequest)
    .output(z.object({ products: z.number().int() }))
    .mutation(async ({ ctx, input }) => {
      await assignImages(ctx, input);
      return { products: new Set(input.assignments.map(({ productId }) => productId)).size };
    }),
});
