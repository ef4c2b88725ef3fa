import { type Database, searchKeys } from "@vitrina/db";
import type { CreatorStore } from "../creators/creators.store.ts";
import type { DerivedKind, DerivedStore } from "./derived.store.ts";

const COLLECTIONS = { brands: "brands", products: "products", campaigns: "ugc_campaigns" } as const;

export function mongoDerived(db: Database, creators: Pick<CreatorStore, "deriveMissing">): DerivedStore {
  async function fillSearchKeys(kind: Exclude<DerivedKind, "creators">, limit: number): Promise<number> {
    const collection = db.collection(COLLECTIONS[kind]);
    const rows = await collection
      .find({ searchKeys: null, searchText: { $type: "string" } })
      .project<{ _id: unknown; searchText: string }>({ searchText: 1 })
      .limit(limit)
      .toArray();
    if (rows.length === 0) return 0;
    await collection.bulkWrite(
      rows.map(({ _id, searchText }) => ({
        updateOne: {
          filter: { _id: _id as never, searchText, searchKeys: null },
          update: { $set: { searchKeys: searchKeys(searchText) } },
        },
      })),
      { ordered: false },
    );
    return rows.length;
  }

  return {
    fill: (kind, limit) => (kind === "creators" ? creators.deriveMissing(limit) : fillSearchKeys(kind, limit)),
  };
}
