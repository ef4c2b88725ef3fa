import { type AnyBulkWriteOperation, type Db, type Document, ObjectId } from "mongodb";
import { missingOf, NEEDED } from "./whole-documents.ts";

type Index = {
  keys: readonly { field: string; direction: 1 | -1 }[];
  unique?: boolean;
  expireAfterSeconds?: number;
  [option: string]: unknown;
};
type Validator = { jsonSchema: Document; validationLevel: string; validationAction: string };
type Collection = { indexes?: readonly Index[]; validator?: Validator };
export type Contract = {
  profileHash: string;
  storage: {
    storageHash: string;
    namespaces: { __unbound__: { entries: { collection: Record<string, Collection> } } };
  };
};

export type AdoptionReport = {
  /** The collections of the previous application, with how many documents lacked something and were completed. */
  completed: Record<string, number>;
  /** Values of a kind that code cannot read, which wait beside their documents in {@link ASIDE}. */
  putAside: number;
  /** Documents that somebody else was writing to; run it again. */
  left: number;
};

/** Which collections were found and not made; as long as one is named here, the previous application may still write. */
export const ADOPTED = "_adopted_collections";
export const ASIDE = "adopted_values";
const MARKERS = "_prisma_migrations";
const SPACE = "app";
const AT_ONCE = 500;
const PLACEHOLDER_BRAND = new ObjectId("000000000000000000000001");

/**
 * Takes over a database that the previous application made and still writes to, or brings one that was taken over up to date.
 * Its collections stay where they are, get no validator and no index that could refuse what it writes, and every document is
 * completed with what code must find. Everything else is made as the contract says. Null where there is nothing to adopt.
 */
export async function adopt(db: Db, contract: Contract, now = new Date()): Promise<AdoptionReport | null> {
  const wanted = contract.storage.namespaces.__unbound__.entries.collection;
  const there = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  const names = db.collection<{ _id: string; adoptedAt: Date }>(ADOPTED);
  const isMarked = (await db.collection<{ _id: string }>(MARKERS).findOne({ _id: SPACE })) !== null;
  if (!isMarked) {
    for (const _id of Object.keys(NEEDED).filter((name) => there.has(name))) {
      await names.updateOne({ _id }, { $setOnInsert: { adoptedAt: now } }, { upsert: true });
    }
  }
  const adopted = new Set((await names.find().toArray()).map(({ _id }) => _id));
  if (adopted.size === 0) return null;

  const report: AdoptionReport = { completed: {}, putAside: 0, left: 0 };
  for (const [name, collection] of Object.entries(wanted)) {
    if (adopted.has(name)) continue;
    await makeAsWanted(db, name, collection, there.has(name));
  }
  for (const name of adopted) {
    await complete(db, name, wanted[name], now, report);
    for (const index of wanted[name]?.indexes ?? []) await makeIndex(db, name, index, true);
  }
  await mark(db, now, contract);
  return report;
}

async function makeAsWanted(db: Db, name: string, { validator, indexes }: Collection, exists: boolean): Promise<void> {
  const rules = validator && {
    validator: { $jsonSchema: validator.jsonSchema },
    validationLevel: validator.validationLevel,
    validationAction: validator.validationAction,
  };
  if (!exists) await db.createCollection(name, rules as never);
  else if (rules) await db.command({ collMod: name, ...rules });
  for (const index of indexes ?? []) await makeIndex(db, name, index, false);
}

/** Where the previous application writes, an index that forbids doubles must not see what has no value yet. */
async function makeIndex(db: Db, name: string, index: Index, tolerant: boolean): Promise<void> {
  const { keys, kind: _kind, unique, ...options } = index;
  const key = Object.fromEntries(keys.map(({ field, direction }) => [field, direction]));
  const indexName = Object.entries(key)
    .map(([field, direction]) => `${field}_${direction}`)
    .join("_");
  const there = (await db.collection(name).indexes()).some((one) => one.name === indexName);
  if (there) return;
  await db
    .collection(name)
    .createIndex(key, { ...options, name: indexName, ...(unique && { unique, ...(tolerant && { sparse: true }) }) });
}

async function complete(
  db: Db,
  name: string,
  wanted: Collection | undefined,
  now: Date,
  report: AdoptionReport,
): Promise<void> {
  const properties = (wanted?.validator?.jsonSchema.properties ?? {}) as Record<string, { bsonType?: unknown }>;
  const kinds = Object.fromEntries(
    Object.entries(properties).map(([field, { bsonType }]) => [field, String(bsonType)]),
  );
  let changes: { id: unknown; aside: Record<string, unknown>; operation: AnyBulkWriteOperation }[] = [];
  report.completed[name] = 0;
  const flush = async () => {
    if (changes.length === 0) return;
    const asides = changes.filter(({ aside }) => Object.keys(aside).length > 0);
    for (const { id, aside } of asides) {
      const _id = `${name}/${String(id)}`;
      await db.collection<{ _id: string }>(ASIDE).updateOne({ _id }, { $set: { values: aside } }, { upsert: true });
    }
    const { modifiedCount } = await db.collection(name).bulkWrite(
      changes.map(({ operation }) => operation),
      { ordered: false },
    );
    report.completed[name] = (report.completed[name] ?? 0) + modifiedCount;
    report.putAside += asides.length;
    report.left += changes.length - modifiedCount;
    changes = [];
  };
  for await (const document of db.collection(name).find({}, { promoteValues: true })) {
    const { set, aside } = missingOf(name, document as never, kinds, { brandId: PLACEHOLDER_BRAND, now });
    if (Object.keys(set).length === 0) continue;
    if (set.brandId) await placeholderBrand(db, now);
    const stillMissing = Object.keys(set).map((field) =>
      Object.hasOwn(document, field) ? { [field]: { $eq: document[field] } } : { [field]: { $exists: false } },
    );
    const filter = { _id: document._id, $and: stillMissing };
    // What was derived from words that changed is derived anew.
    changes.push({ id: document._id, aside, operation: { updateOne: { filter, update: { $set: set } } } });
    if (changes.length >= AT_ONCE) await flush();
  }
  await flush();
}

/** Products and campaigns of the previous application name no brand; a person gives them theirs. */
async function placeholderBrand(db: Db, now: Date): Promise<void> {
  const brand = { name: "Sin marca", ruc: "", searchText: "sin marca", createdAt: now };
  await db.collection("brands").updateOne({ _id: PLACEHOLDER_BRAND }, { $setOnInsert: brand }, { upsert: true });
}

/** The record that Prisma keeps of how far a database is. */
async function mark(db: Db, now: Date, { profileHash, storage: { storageHash } }: Contract): Promise<void> {
  const marker = { space: SPACE, storageHash, profileHash, updatedAt: now };
  const blank = { contractJson: null, canonicalVersion: null, appTag: null, meta: {}, invariants: [] };
  await db
    .collection<{ _id: string }>(MARKERS)
    .updateOne({ _id: SPACE }, { $set: marker, $setOnInsert: blank }, { upsert: true });
}
