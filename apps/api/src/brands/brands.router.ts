import { id, pageOf } from "@vitrina/domain";
import {
  brand,
  brandDetail,
  brandRow,
  brandsRequest,
  createBrandRequest,
  updateBrandRequest,
} from "@vitrina/domain/brands";
import { z } from "zod";
import { admin, router } from "../trpc/procedures.ts";
import { brandPage, brandDetail as detailOf } from "./brand-views.ts";
import { createBrand } from "./create-brand.ts";
import { updateBrand } from "./update-brand.ts";

export const brandsRouter = router({
  list: admin("brands:read")
    .input(brandsRequest)
    .output(pageOf(brandRow))
    .query(({ ctx, input }) => brandPage(ctx, input)),
  detail: admin("brands:read")
    .input(z.object({ id }))
    .output(brandDetail)
    .query(({ ctx, input }) => detailOf(ctx, input.id)),
  create: admin("brands:write")
    .input(createBrandRequest)
    .output(brand)
    .mutation(({ ctx, input }) => createBrand(ctx, input)),
  update: admin("brands:write")
    .input(updateBrandRequest)
    .output(brandDetail)
    .mutation(async ({ ctx, input }) => {
      await updateBrand(ctx, input);
      return detailOf(ctx, input.id);
    }),
});
