import type { Page } from "@vitrina/domain";
import type { Brand } from "@vitrina/domain/brands";

export type BrandStore = {
  page: (request: { search: string; cursor?: string | null; limit: number }) => Promise<Page<Brand>>;
  /** Refuses `duplicate` when a brand of that name exists, whatever its accents and case. */
  add: (brand: Omit<Brand, "id">) => Promise<Brand>;
  byId: (id: string) => Promise<Brand | null>;
  byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, Brand>>;
};
