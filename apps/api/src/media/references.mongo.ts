import { type Database, decode, objectId } from "@vitrina/db";
import type { AssetUse } from "@vitrina/domain/media";
import { type ReferencePlace, referencePlaces } from "./reference-places.ts";
import type { References } from "./register.store.ts";

type Collection = Parameters<Database["collection"]>[0];
const USES_SHOWN = 100;

/** All the values that lie at a dotted path, through lists. */
function valuesAt(value: unknown, [key, ...deeper]: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, key === undefined ? [] : [key, ...deeper]));
  if (key === undefined) return [value];
  return typeof value === "object" && value !== null ? valuesAt((value as Record<string, unknown>)[key], deeper) : [];
}

/** The same value with one id put in the place of another at a dotted path. */
function swapped(value: unknown, path: readonly string[], from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((item) => swapped(item, path, from, to));
  const [key, ...deeper] = path;
  if (key === undefined) return value === from ? to : value;
  if (typeof value !== "object" || value === null || !(key in value)) return value;
  return { ...value, [key]: swapped((value as Record<string, unknown>)[key], deeper, from, to) };
}

export function mongoReferences(db: Database, contract: unknown): References {
  const places = referencePlaces(contract);
  const at = (place: ReferencePlace) => db.collection(place.collection as Collection);

  return {
    async referred(ids) {
      const named = new Set<string>();
      if (ids.length === 0) return named;
      const wanted = new Set(ids);
      for (const place of places) {
        const rows = at(place)
          .find({ [place.field]: { $in: [...ids] } })
          .project({ [place.field]: 1 });
        for await (const row of rows) {
          for (const value of valuesAt(row, place.field.split("."))) {
            if (typeof value === "string" && wanted.has(value)) named.add(value);
          }
        }
      }
      return named;
    },

    async usesOf(id) {
      const uses: AssetUse[] = [];
      for (const place of places) {
        const rows = await at(place)
          .find({ [place.field]: id })
          .project<{ _id: unknown }>({ _id: 1 })
          .limit(USES_SHOWN)
          .toArray();
        uses.push(
          ...rows
            .map((row) => ({ ...place, id: String(decode(row)._id) }))
            .map(({ collection, id: used, field }) => ({ collection, id: used, field })),
        );
      }
      return uses.slice(0, USES_SHOWN);
    },

    async repoint(from, to) {
      let moved = 0;
      for (const place of places) {
        const [root = "", ...deeper] = place.field.split(".");
        const rows = await at(place)
          .find({ [place.field]: from })
          .project({ [root]: 1 })
          .toArray();
        for (const row of rows) {
          // Whoever holds the document open in a form must not write the old file back.
          const revision = place.revised ? { $inc: { revision: 1 } } : {};
          const change = { $set: { [root]: swapped(row[root], deeper, from, to) }, ...revision };
          moved += (await at(place).updateOne({ _id: row._id, [place.field]: from }, change)).modifiedCount;
        }
      }
      return moved;
    },

    async ofBrands(brandIds) {
      const mine = { brandId: { $in: brandIds.map(objectId) } };
      const [brands, products, campaigns] = await Promise.all([
        db
          .collection("brands")
          .find({ _id: { $in: brandIds.map(objectId) } })
          .project({ logoAssetId: 1 })
          .toArray(),
        db.collection("products").find(mine).project({ images: 1 }).toArray(),
        db.collection("ugc_campaigns").find(mine).project({ coverAssetId: 1 }).toArray(),
      ]);
      return [
        ...brands.map(({ logoAssetId }) => logoAssetId),
        ...products.flatMap(({ images }) => valuesAt(images, ["assetId"])),
        ...campaigns.map(({ coverAssetId }) => coverAssetId),
      ].filter((id): id is string => typeof id === "string");
    },
  };
}
