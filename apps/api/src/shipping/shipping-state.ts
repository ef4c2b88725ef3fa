import { type ParcelFacts, shippingStateOf } from "@vitrina/domain/shipping";
import type { ApplicationChange, StoredApplication } from "../applications/applications.store.ts";

/** Facts about a parcel with the one word they add up to, which lists are filtered by. */
export function withShippingState(was: StoredApplication, facts: ParcelFacts): ApplicationChange {
  return { ...facts, shippingState: shippingStateOf({ ...was, ...facts }) };
}
