import type { Page } from "@vitrina/domain";
import type { ShippingListRequest, ShippingState } from "@vitrina/domain/shipping";
import type { StoredApplication } from "../applications/applications.store.ts";

/** What the list of a campaign's parcels needs from storage. */
export type ShippingStore = {
  /** The parcels of everybody confirmed, by name. */
  page: (request: ShippingListRequest) => Promise<Page<StoredApplication>>;
  counts: (campaignId: string) => Promise<Record<ShippingState, number>>;
};
