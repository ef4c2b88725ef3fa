import { pageOf } from "@vitrina/domain";
import { brand, brandsRequest, createBrandRequest } from "@vitrina/domain/brands";
import { admin, router } from "../trpc/procedures.ts";
import { createBrand } from "./create-brand.ts";

export const brandsRouter = router({
  list: admin("brands:read")
    .input(brandsRequest)
    .output(pageOf(brand))
    .query(({ ctx, input }) => ctx.brands.page(input)),
  create: admin("brands:write")
    .input(createBrandRequest)
    .output(brand)
    .mutation(({ ctx, input }) => createBrand(ctx, input)),
});
