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
import type { ProductImage } from "@vitrina/domain/products";
import type { ProductStore, StoredProduct } from "./products.store.ts";

type ProductDocument = Row<"products">;

// Documents of the previous application have no list of pictures; moving theirs is a job of its own.
const imagesOf = ({ images }: Pick<ProductDocument, "images">): ProductImage[] =>
  [...(images ?? [])].sort((one, other) => one.position - other.position).map(({ assetId, alt }) => ({ assetId, alt }));

const toProduct = (row: ProductDocument): StoredProduct => ({
  id: row._id,
  brandId: row.brandId,
  name: row.name,
  sku: row.sku,
  description: row.description,
  url: row.url ?? "",
  images: imagesOf(row),
  revision: row.revision,
  removedAt: row.removedAt ?? null,
  updatedAt: row.updatedAt,
});

const placed = (images: readonly ProductImage[]) => images.map((image, position) => ({ ...image, position }));

const skuTaken = () => new Refusal("breaks-a-rule", "duplicate", { field: "sku" });

export function mongoProducts(db: Database, now: () => Date): ProductStore {
  const products = db.collection("products");
  return {
    async page({ search, brandId, sort, direction, cursor, limit }) {
      const filter = {
        removedAt: null,
        ...indexedSearchFilter(SEARCHED, search),
        ...(brandId.length > 0 && { brandId: { $in: brandId.map(objectId) } }),
      };
      const page = await pageOf<ProductDocument>(products, { filter, sort, direction, cursor, limit });
      return { ...page, items: page.items.map(toProduct) };
    },

    async byId(id) {
      const row = await db.orm.products.where({ _id: id }).first();
      return row && toProduct(decode(row));
    },

    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db.orm.products.where(idIn("_id", [...new Set(ids)])).all();
      return new Map(rows.map((row) => [row._id, toProduct(decode(row))]));
    },

    async skusOf(brandId) {
      const rows = await products
        .find({ brandId: objectId(brandId), removedAt: null })
        .project<{ _id: { toHexString(): string }; name: string; sku: string }>({ name: 1, sku: 1 })
        .toArray();
      return rows.map(({ _id, name, sku }) => ({ id: _id.toHexString(), name, sku }));
    },

    async add(brandId, content) {
      const id = newId();
      const created = db.orm.products.create({
        ...content,
        _id: id,
        brandId,
        images: placed(content.images),
        ...searchable(content.name, content.sku),
        imageUrl: null,
        imageProvider: null,
        imageUrlLegacy: null,
        imageUrlNext: null,
        revision: 1,
        createdAt: now(),
        updatedAt: now(),
        removedAt: null,
      });
      await refuseDuplicate(created, skuTaken());
      return id;
    },

    async changeIfStill(id, revision, { images, ...change }) {
      const renamed = change.name !== undefined || change.sku !== undefined;
      const was = renamed ? await db.orm.products.where({ _id: id }).first() : null;
      const is = was && { name: was.name, sku: was.sku, ...change };
      const changed = db.orm.products.where({ _id: id, revision }).updateAndCount({
        ...change,
        ...(images && { images: placed(images) }),
        ...(is && searchable(is.name, is.sku)),
        revision: revision + 1,
        updatedAt: now(),
      });
      return (await refuseDuplicate(changed, skuTaken())) === 1;
    },
  };
}
