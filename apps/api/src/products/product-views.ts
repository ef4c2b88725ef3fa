import { type Page, Refusal } from "@vitrina/domain";
import type { Product, ProductSku, ProductsRequest } from "@vitrina/domain/products";
import { brandById } from "../brands/brand-views.ts";
import type { Ports } from "../ports.ts";
import type { StoredProduct } from "./products.store.ts";

type Needs = Pick<Ports, "products" | "brands" | "assets">;

/** The product, or the refusal that there is none. A removed one is there for whoever has its id. */
export async function productById(ctx: Pick<Ports, "products">, id: string): Promise<StoredProduct> {
  const product = await ctx.products.byId(id);
  if (!product) throw new Refusal("not-found", "no-such-product");
  return product;
}

/** Stored products with their pictures and their brand's name: one question each, however many products. */
export async function withPictures(ctx: Needs, products: readonly StoredProduct[]): Promise<Product[]> {
  const [pictures, brands] = await Promise.all([
    ctx.assets.pictures(products.flatMap(({ images }) => images.map(({ assetId }) => assetId))),
    ctx.brands.byIds(products.map(({ brandId }) => brandId)),
  ]);
  return products.map((product) => ({
    ...product,
    brandName: brands.get(product.brandId)?.name ?? "",
    images: product.images.map((image) => ({ ...image, picture: pictures.get(image.assetId) ?? null })),
  }));
}

export async function productPage(ctx: Needs, request: ProductsRequest): Promise<Page<Product>> {
  const page = await ctx.products.page(request);
  return { ...page, items: await withPictures(ctx, page.items) };
}

export async function productDetail(ctx: Needs, id: string): Promise<Product> {
  const [detail] = await withPictures(ctx, [await productById(ctx, id)]);
  if (!detail) throw new Refusal("not-found", "no-such-product");
  return detail;
}

/** The products a campaign is about, in its own order, without those that were removed since. */
export async function productsOf(ctx: Needs, productIds: readonly string[]): Promise<Product[]> {
  const stored = await ctx.products.byIds(productIds);
  const there = productIds.flatMap((id) => stored.get(id) ?? []).filter(({ removedAt }) => removedAt === null);
  return withPictures(ctx, there);
}

/** The codes of a brand's products, to match the names of files against. */
export async function productSkus(ctx: Pick<Ports, "products" | "brands">, brandId: string): Promise<ProductSku[]> {
  await brandById(ctx, brandId);
  return ctx.products.skusOf(brandId);
}
