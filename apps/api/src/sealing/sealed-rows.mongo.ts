import { type Database, objectId } from "@vitrina/db";
import type { Document } from "mongodb";
import type { SealedRow, SealedRows } from "./sealed-rows.store.ts";
import { isSealedText } from "./sealed-second-factor.ts";

type Kind = { collection: string; boundTo: (row: Document) => string; fields: Readonly<Record<string, string>> };

/** What is sealed, and where the text stands in the row. A new sealed field is a line here, or its key is never exchanged. */
const KINDS: Readonly<Record<string, Kind>> = {
  "ugc_creators.payoutAccount": {
    collection: "ugc_creators",
    boundTo: (row) => String(row._id),
    fields: { payoutAccount: "payoutAccount.sealed" },
  },
  twoFactor: {
    collection: "twoFactor",
    boundTo: (row) => String(row.userId),
    fields: { secret: "secret", backupCodes: "backupCodes" },
  },
};

const kindOf = (place: string): Kind => {
  const kind = KINDS[place];
  if (!kind) throw new Error(`Nothing is sealed in ${place}.`);
  return kind;
};

const textAt = (row: Document, path: string): unknown =>
  path.split(".").reduce<unknown>((value, step) => (value as Document | null | undefined)?.[step], row);

function toRow(place: string, row: Document): SealedRow {
  const { boundTo, fields } = kindOf(place);
  const texts = Object.entries(fields).flatMap(([field, path]) => {
    const text = textAt(row, path);
    return typeof text === "string" ? [[field, text] as const] : [];
  });
  return { id: String(row._id), boundTo: boundTo(row), texts: Object.fromEntries(texts) };
}

export function mongoSealedRows(db: Database): SealedRows {
  return {
    places: Object.keys(KINDS),
    async notSealedWith(place, keyId, after, limit) {
      const { collection, fields } = kindOf(place);
      const others = Object.values(fields).map((path) => ({
        $and: [{ [path]: { $type: "string" } }, { [path]: { $not: new RegExp(`^v1\\.${keyId}\\.`) } }],
      }));
      const rows = await db.driver
        .collection(collection)
        .find({ $or: others, ...(after !== null && { _id: { $gt: objectId(after) } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return rows.map((row) => toRow(place, row));
    },
    async replaceIfStill(place, row, texts) {
      const { collection, fields } = kindOf(place);
      const was = Object.entries(row.texts).map(([field, text]) => [fields[field] ?? field, text]);
      const is = Object.entries(texts).map(([field, text]) => [fields[field] ?? field, text]);
      const keyIds = Object.entries(texts).flatMap(([field, text]) =>
        place === "ugc_creators.payoutAccount" ? [[`${field}.keyId`, text.split(".")[1]]] : [],
      );
      const { modifiedCount } = await db.driver
        .collection(collection)
        .updateOne(
          { _id: objectId(row.id), ...Object.fromEntries(was) },
          { $set: { ...Object.fromEntries(is), ...Object.fromEntries(keyIds) } },
        );
      return modifiedCount === 1;
    },
    async keysInUse() {
      const counted: Record<string, Record<string, number>> = {};
      for (const [place, { collection, fields }] of Object.entries(KINDS)) {
        const keys: Record<string, number> = {};
        const paths = Object.values(fields);
        const projection = Object.fromEntries(paths.map((path) => [path, 1]));
        const any = { $or: paths.map((path) => ({ [path]: { $type: "string" } })) };
        for await (const row of db.driver
          .collection(collection)
          .find(any, { projection: { ...projection, userId: 1 } })) {
          for (const text of Object.values(toRow(place, row).texts)) {
            const key = isSealedText(text) ? (text.split(".")[1] ?? "none") : "none";
            keys[key] = (keys[key] ?? 0) + 1;
          }
        }
        counted[place] = keys;
      }
      return counted;
    },
  };
}
