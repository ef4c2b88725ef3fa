import { type Db, type Document, ObjectId } from "mongodb";
import { ADOPTED, ASIDE, type Contract } from "./adopt.ts";

const AT_ONCE = 500;

export type SettleReport = {
  /** How many documents had values for which the contract has no place; they wait in {@link ASIDE}. */
  movedAside: number;
  /** Documents that do not fit the contract still, by collection: nothing was closed there. */
  unfit: Record<string, number>;
};

/**
 * Ends an adoption, when the previous application writes no more: fields that the contract does not know are kept aside, and
 * validators and indexes become those of the contract. A collection with a document that does not fit stays adopted.
 */
export async function settle(db: Db, contract: Contract): Promise<SettleReport> {
  const names = db.collection<{ _id: string }>(ADOPTED);
  const report: SettleReport = { movedAside: 0, unfit: {} };
  for (const { _id: name } of await names.find().toArray()) {
    const wanted = contract.storage.namespaces.__unbound__.entries.collection[name];
    if (!wanted?.validator) continue;
    const { jsonSchema, validationLevel, validationAction } = wanted.validator;
    report.movedAside += await moveStrangers(db, name, jsonSchema);
    const unfit = await db.collection(name).countDocuments({ $nor: [{ $jsonSchema: jsonSchema }] });
    if (unfit > 0) {
      report.unfit[name] = unfit;
      continue;
    }
    await db.command({ collMod: name, validator: { $jsonSchema: jsonSchema }, validationLevel, validationAction });
    for (const { name: index, sparse, unique, key } of await db.collection(name).indexes()) {
      if (!sparse || !unique || !index) continue;
      await db.collection(name).dropIndex(index);
      await db.collection(name).createIndex(key, { name: index, unique: true });
    }
    await names.deleteOne({ _id: name });
  }
  return report;
}

/** Keeps aside what the contract does not know, and what is of another kind where the contract does not insist on a value. */
async function moveStrangers(db: Db, name: string, { properties = {}, required = [] }: Document): Promise<number> {
  const isStrange = ([field, value]: [string, unknown]) =>
    !Object.hasOwn(properties, field) || (!required.includes(field) && !fits(value, properties[field].bsonType));
  let moved = 0;
  for await (const document of db.collection(name).find().batchSize(AT_ONCE)) {
    const strangers = Object.entries(document).filter(isStrange);
    if (strangers.length === 0) continue;
    const kept = Object.fromEntries(strangers.map(([field, value]) => [`values.${field}`, value]));
    const _id = `${name}/${String(document._id)}`;
    await db.collection<{ _id: string }>(ASIDE).updateOne({ _id }, { $set: kept }, { upsert: true });
    const unset = Object.fromEntries(strangers.map(([field]) => [field, ""]));
    await db.collection(name).updateOne({ _id: document._id }, { $unset: unset });
    moved += 1;
  }
  return moved;
}

function fits(value: unknown, kinds: string | readonly string[] | undefined): boolean {
  if (kinds === undefined) return true;
  const allowed = [kinds].flat();
  return kindsOf(value).some((kind) => allowed.includes(kind));
}

function kindsOf(value: unknown): readonly string[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (value instanceof Date) return ["date"];
  if (value instanceof ObjectId) return ["objectId"];
  if (typeof value === "number") return ["int", "long", "double", "number"];
  return [typeof value === "boolean" ? "bool" : typeof value];
}
