import {
  type Database,
  decode,
  idIn,
  indexedSearchFilter,
  newId,
  objectId,
  pageOf,
  type Row,
  refuseDuplicate,
  SEARCHED,
  searchable,
} from "@vitrina/db";
import { Refusal } from "@vitrina/domain";
import type { Brand } from "@vitrina/domain/brands";
import type { BrandStore, StoredBrand, StoredBrandRow } from "./brands.store.ts";

type BrandDocument = Row<"brands">;

const FIRST_REVISION = 1;

const toBrand = (row: Pick<BrandDocument, "_id" | "name" | "ruc">): Brand => ({
  id: row._id,
  name: row.name,
  ruc: row.ruc,
});

const toRow = (row: BrandDocument): StoredBrandRow => ({
  ...toBrand(row),
  logoAssetId: row.logoAssetId ?? null,
  firstContact: row.contacts?.[0]?.name ?? null,
});

/** Brands that were stored before they had contacts, a logo and a revision have none. */
const toStored = (row: BrandDocument): StoredBrand => ({
  ...toBrand(row),
  logoAssetId: row.logoAssetId ?? null,
  contacts: [...(row.contacts ?? [])],
  notes: row.notes ?? "",
  revision: row.revision ?? FIRST_REVISION,
  createdAt: row.createdAt,
});

const nameTaken = () => new Refusal("breaks-a-rule", "duplicate", { field: "name" });

export function mongoBrands(db: Database, now: () => Date): BrandStore {
  return {
    async page({ search, cursor, limit }) {
      const page = await pageOf<BrandDocument>(db.collection("brands"), {
        filter: indexedSearchFilter(SEARCHED, search),
        sort: "searchText",
        direction: "asc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toRow) };
    },

    async add({ name, ruc }) {
      const created = db.orm.brands.create({
        _id: newId(),
        name,
        ruc,
        ...searchable(name),
        logoAssetId: null,
        contacts: [],
        notes: "",
        revision: FIRST_REVISION,
        createdAt: now(),
        updatedAt: now(),
      });
      return toBrand(await refuseDuplicate(created, nameTaken()));
    },

    async byId(id) {
      const row = await db.orm.brands.where({ _id: id }).first();
      return row && toStored(decode(row));
    },

    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db.orm.brands.where(idIn("_id", [...new Set(ids)])).all();
      return new Map(rows.map((row) => [row._id, toBrand(row)]));
    },

    async changeIfStill(id, revision, change) {
      const still = revision === FIRST_REVISION ? { $in: [revision, null] } : revision;
      const changed = db.collection("brands").updateOne(
        { _id: objectId(id), revision: still },
        {
          $set: {
            ...change,
            ...(change.name !== undefined && searchable(change.name)),
            revision: revision + 1,
            updatedAt: now(),
          },
        },
      );
      return (await refuseDuplicate(changed, nameTaken())).modifiedCount === 1;
    },

    async counts(ids) {
      const count = async (collection: "products" | "ugc_campaigns", filter: object) => {
        const rows = await db
          .collection(collection)
          .aggregate<{ _id: { toHexString(): string }; count: number }>([
            { $match: { brandId: { $in: ids.map(objectId) }, ...filter } },
            { $group: { _id: "$brandId", count: { $sum: 1 } } },
          ])
          .toArray();
        return new Map(rows.map((row) => [row._id.toHexString(), row.count]));
      };
      const [products, campaigns] = await Promise.all([
        count("products", { removedAt: null }),
        count("ugc_campaigns", {}),
      ]);
      return new Map(ids.map((id) => [id, { products: products.get(id) ?? 0, campaigns: campaigns.get(id) ?? 0 }]));
    },
  };
}
