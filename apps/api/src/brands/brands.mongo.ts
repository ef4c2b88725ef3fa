import { type Database, idIn, newId, pageOf, type Row, refuseDuplicate, searchFilter, searchText } from "@vitrina/db";
import { Refusal } from "@vitrina/domain";
import type { Brand } from "@vitrina/domain/brands";
import type { BrandStore } from "./brands.store.ts";

const toBrand = (row: Pick<Row<"brands">, "_id" | "name" | "ruc">): Brand => ({
  id: row._id,
  name: row.name,
  ruc: row.ruc,
});

export function mongoBrands(db: Database, now: () => Date): BrandStore {
  return {
    async page({ search, cursor, limit }) {
      const page = await pageOf<Row<"brands">>(db.collection("brands"), {
        filter: searchFilter("searchText", search),
        sort: "searchText",
        direction: "asc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toBrand) };
    },
    async add({ name, ruc }) {
      const created = db.orm.brands.create({
        _id: newId(),
        name,
        ruc,
        searchText: searchText(name),
        logoAssetId: null,
        contacts: [],
        notes: "",
        revision: 1,
        createdAt: now(),
        updatedAt: now(),
      });
      return toBrand(await refuseDuplicate(created, new Refusal("breaks-a-rule", "duplicate", { field: "name" })));
    },
    async byId(id) {
      const row = await db.orm.brands.where({ _id: id }).first();
      return row && toBrand(row);
    },
    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db.orm.brands.where(idIn("_id", [...new Set(ids)])).all();
      return new Map(rows.map((row) => [row._id, toBrand(row)]));
    },
  };
}
