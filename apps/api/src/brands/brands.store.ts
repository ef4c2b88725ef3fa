import type { Page } from "@vitrina/domain";
import type { Brand, BrandContent, BrandDetail, BrandRow } from "@vitrina/domain/brands";

/** A brand as stored, without what is counted or looked up. */
export type StoredBrand = Omit<BrandDetail, "logo" | "productCount" | "campaignCount">;
export type StoredBrandRow = Omit<BrandRow, "logo" | "productCount" | "campaignCount"> & { logoAssetId: string | null };

export type BrandStore = {
  page: (request: { search: string; cursor?: string | null; limit: number }) => Promise<Page<StoredBrandRow>>;
  /** Refuses `duplicate` when a brand of that name exists, whatever its accents and case. */
  add: (brand: Omit<Brand, "id">) => Promise<Brand>;
  byId: (id: string) => Promise<StoredBrand | null>;
  byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, Brand>>;
  /** Stores a change made from a revision; false when somebody changed the brand since. Refuses `duplicate` names. */
  changeIfStill: (id: string, revision: number, change: Partial<BrandContent>) => Promise<boolean>;
  /** How many products and campaigns each brand has. */
  counts: (ids: readonly string[]) => Promise<ReadonlyMap<string, { products: number; campaigns: number }>>;
};
