import type { Page } from "@vitrina/domain";
import type { Product, ProductContent, ProductImage, ProductsRequest } from "@vitrina/domain/products";

/** A product as stored, its pictures in the order in which they are shown. */
export type StoredProduct = Omit<Product, "images" | "brandName"> & { images: ProductImage[] };

/** What products need from storage. */
export type ProductStore = {
  /** Products that were not removed. */
  page: (request: ProductsRequest) => Promise<Page<StoredProduct>>;
  byId: (id: string) => Promise<StoredProduct | null>;
  byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredProduct>>;
  /** The codes of a brand's products that were not removed. */
  skusOf: (brandId: string) => Promise<{ id: string; name: string; sku: string }[]>;
  /** Refuses `duplicate` when the brand has a product of that SKU, removed ones included. */
  add: (brandId: string, content: ProductContent) => Promise<string>;
  /** Stores a change made from a revision; false when somebody changed the product since. Refuses `duplicate` SKUs. */
  changeIfStill: (
    id: string,
    revision: number,
    change: Partial<ProductContent> & { removedAt?: Date | null },
  ) => Promise<boolean>;
};
