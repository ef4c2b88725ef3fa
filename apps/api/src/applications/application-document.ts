import type { Row } from "@vitrina/db";
import type { StoredApplication } from "./applications.store.ts";

export type ApplicationRow = Row<"applications">;

/** Documents from before a field existed lack it. */
export function toApplication({
  _id,
  searchText: _searchText,
  updatedAt: _updatedAt,
  ...row
}: ApplicationRow): StoredApplication {
  return {
    ...row,
    id: _id,
    shortlistedAt: row.shortlistedAt ?? null,
    ending: row.ending ?? null,
    endedAt: row.endedAt ?? null,
    invitation: row.invitation ?? null,
    undoable: row.undoable ?? null,
    offers: row.offers ?? [],
    address: row.address ?? null,
    addressAt: row.addressAt ?? null,
    shipments: row.shipments ?? [],
    problems: row.problems ?? [],
    pauses: row.pauses ?? [],
    shippingState: row.shippingState ?? null,
  } as StoredApplication;
}
