import { type Database, objectId, pageOf, searchFilter } from "@vitrina/db";
import { SHIPPING_STATES, type ShippingState } from "@vitrina/domain/shipping";
import { type ApplicationRow, toApplication } from "../applications/application-document.ts";
import type { ShippingStore } from "./shipping.store.ts";

const AT_WORK = { $in: ["confirmed", "completed"] };

/** Whoever was confirmed before parcels were followed has no state yet: the address is what is missing first. */
const storedAs = (states: readonly ShippingState[]) =>
  states.includes("no_address") ? { $in: [...states, null] } : { $in: [...states] };

export function mongoShipping(db: Database): ShippingStore {
  const applications = db.collection("applications");
  return {
    async page({ campaignId, search, state, cursor, limit }) {
      const filter = {
        campaignId: objectId(campaignId),
        status: AT_WORK,
        ...searchFilter("searchText", search),
        ...(state.length > 0 && { shippingState: storedAs(state) }),
      };
      const page = await pageOf<ApplicationRow>(applications, {
        filter,
        sort: "creatorName",
        direction: "asc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toApplication) };
    },

    async counts(campaignId) {
      const groups = await applications
        .aggregate<{ _id: ShippingState | null; count: number }>([
          { $match: { campaignId: objectId(campaignId), status: AT_WORK } },
          { $group: { _id: "$shippingState", count: { $sum: 1 } } },
        ])
        .toArray();
      const of = (state: ShippingState | null) => groups.find(({ _id }) => (_id ?? null) === state)?.count ?? 0;
      return Object.fromEntries(
        SHIPPING_STATES.map((state) => [state, of(state) + (state === "no_address" ? of(null) : 0)]),
      ) as Record<ShippingState, number>;
    },
  };
}
