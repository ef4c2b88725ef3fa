import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { isSimple } from "../query/collation.ts";
import { compileFilter } from "../query/matcher.ts";
import { compileValidator } from "../schema/validator.ts";
import type { Collection } from "../storage/collection.ts";
import type { IndexDefinition } from "../storage/index-definition.ts";
import { fullCollation } from "../storage/read-index.ts";
import { equalValues } from "../values/compare.ts";
import { decodeDocument } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { asDouble, Binary, type Doc, isDoc, isNumeric, RawDocument, toDoc, type Value } from "../values/value.ts";
import {
  collectionName,
  commandContext,
  countField,
  docField,
  existingCollection,
  findCollection,
  type Handler,
  numberField,
  OK,
} from "./command.ts";

const OPTIONS = ["validator", "validationLevel", "validationAction", "collation", "changeStreamPreAndPostImages"];
const IGNORED = new Set(["writeConcern", "comment", "autoIndexId", "storageEngine", "indexOptionDefaults"]);
const GENERIC = new Set([
  "lsid",
  "$db",
  "$clusterTime",
  "txnNumber",
  "autocommit",
  "startTransaction",
  "readConcern",
  "maxTimeMS",
  "apiVersion",
  "apiStrict",
  "apiDeprecationErrors",
  "$readPreference",
]);

export const create: Handler = (command) => {
  const { engine, body, db } = command;
  const name = collectionName(command);
  for (const option of ["viewOn", "timeseries", "capped", "encryptedFields", "clusteredIndex"]) {
    const value = body.get(option);
    if (value !== undefined && value !== false) throw notSupported(`a collection created with '${option}'`);
  }
  const options: Doc = new Map();
  for (const [option, value] of body) {
    if (option === "create" || GENERIC.has(option) || IGNORED.has(option)) continue;
    if (!OPTIONS.includes(option)) {
      if (["capped", "size", "max", "expireAfterSeconds", "idIndex"].includes(option)) continue;
      throw new MongoError(40415, `BSON field 'create.${option}' is an unknown field.`);
    }
    if (option === "collation") {
      if (isDoc(value) && !isSimple(value)) options.set(option, fullCollation(value));
    } else options.set(option, value);
  }
  checkValidation(options);
  const existing = engine.catalog.get(db, name);
  if (existing) {
    if (equalValues(existing.options, options)) return toDoc({ ok: OK });
    throw new MongoError("NamespaceExists", `Collection ${db}.${name} already exists.`);
  }
  engine.createCollection(db, name, options);
  return toDoc({ ok: OK });
};

function checkValidation(options: Doc): void {
  const level = options.get("validationLevel");
  if (level !== undefined && !["off", "strict", "moderate"].includes(String(level))) {
    throw new MongoError(
      "BadValue",
      `Enumeration value '${String(level)}' for field 'validationLevel' is not a valid value.`,
    );
  }
  const action = options.get("validationAction");
  if (action !== undefined && !["error", "warn"].includes(String(action))) {
    throw new MongoError(
      "BadValue",
      `Enumeration value '${String(action)}' for field 'validationAction' is not a valid value.`,
    );
  }
}

export const collMod: Handler = (command) => {
  const { engine, body } = command;
  const collection = existingCollection(command);
  const options: Doc = new Map(collection.options);
  for (const option of ["validator", "validationLevel", "validationAction"]) {
    const value = body.get(option);
    if (value !== undefined) options.set(option, value);
  }
  checkValidation(options);
  const validator = compileValidator(options);
  const reply: Doc = new Map();
  engine.database.atomically(() => {
    const index = docField(body, "index");
    if (index) changeIndex(collection, index, reply);
    collection.options = options;
    engine.catalog.keep(collection);
  });
  collection.validator = validator;
  reply.set("ok", OK);
  return reply;
};

function changeIndex(collection: Collection, change: Doc, reply: Doc): void {
  const name = change.get("name");
  const pattern = change.get("keyPattern");
  const index = collection.indexes.find((one) =>
    typeof name === "string" ? one.name === name : equalValues(one.key, pattern),
  );
  if (!index)
    throw new MongoError("IndexNotFound", `cannot find index ${String(name ?? "")} for ns ${collection.namespace}`);
  const expire = numberField(change, "expireAfterSeconds");
  if (expire !== null) {
    const old = index.spec.get("expireAfterSeconds");
    if (old !== undefined) reply.set("expireAfterSeconds_old", isNumeric(old) ? old : 0);
    reply.set("expireAfterSeconds_new", BigInt(expire));
    index.expireAfterSeconds = expire;
    index.spec.set("expireAfterSeconds", expire);
  }
  if (change.get("prepareUnique") === true && !index.unique) {
    index.unique = true;
    index.spec.set("prepareUnique", true);
  }
  if (change.get("unique") === true) {
    refuseViolations(collection, index);
    index.unique = true;
    index.spec.delete("prepareUnique");
    index.spec.set("unique", true);
    reply.set("unique_new", true);
  }
  const hidden = change.get("hidden");
  if (typeof hidden === "boolean") {
    reply.set("hidden_old", index.spec.get("hidden") === true);
    reply.set("hidden_new", hidden);
    if (hidden) index.spec.set("hidden", true);
    else index.spec.delete("hidden");
  }
}

/** Throws, with the documents that share a key, when an index cannot become unique. */
function refuseViolations(collection: Collection, index: IndexDefinition): void {
  const violations: Doc[] = [];
  let key: Uint8Array | null = null;
  let ids: Value[] = [];
  const close = (): void => {
    if (ids.length > 1) violations.push(toDoc({ ids }));
    ids = [];
  };
  for (const row of collection.store.scanIndexKeys(index.id, { low: null, high: null }, false)) {
    if (!key || Buffer.compare(key, row.key) !== 0) close();
    key = row.key;
    ids.push(decodeDocument(row.bytes).get("_id") ?? null);
  }
  close();
  if (violations.length === 0) return;
  throw new MongoError(
    "CannotConvertIndexToUnique",
    "Cannot convert the index to unique. Please resolve conflicting documents before running collMod again.",
    { violations },
  );
}

export const drop: Handler = (command) => {
  const { engine } = command;
  const collection = findCollection(command);
  if (!collection) return toDoc({ ok: OK });
  const nIndexesWas = collection.indexes.length;
  engine.cursors.killNamespace(collection.namespace);
  engine.database.atomically(() => {
    engine.catalog.drop(collection);
    engine.logDrop(collection.db, collection.name);
  });
  return toDoc({ nIndexesWas, ns: collection.namespace, ok: OK });
};

export const dropDatabase: Handler = ({ engine, db }) => {
  const collections = engine.catalog.of(db);
  engine.database.atomically(() => {
    for (const collection of collections) {
      engine.cursors.killNamespace(collection.namespace);
      engine.catalog.drop(collection);
      engine.logDrop(db, collection.name);
    }
    engine.logDrop(db, "");
  });
  return toDoc({ dropped: collections.length > 0 ? db : undefined, ok: OK });
};

export const renameCollection: Handler = ({ engine, body }) => {
  const [from, to] = ["renameCollection", "to"].map((field) => {
    const namespace = body.get(field);
    if (typeof namespace !== "string" || !namespace.includes("."))
      throw new MongoError("InvalidNamespace", `Invalid namespace specified '${String(namespace)}'`);
    const dot = namespace.indexOf(".");
    return { db: namespace.slice(0, dot), name: namespace.slice(dot + 1) };
  });
  const source = from && engine.catalog.get(from.db, from.name);
  if (!from || !to || !source)
    throw new MongoError("NamespaceNotFound", `Source collection ${from?.db}.${from?.name} does not exist`);
  if (from.db === to.db && from.name === to.name)
    throw new MongoError("IllegalOperation", "Can't rename a collection to itself");
  const target = engine.catalog.get(to.db, to.name);
  if (target && body.get("dropTarget") !== true) throw new MongoError("NamespaceExists", "target namespace exists");
  engine.database.atomically(() => {
    if (target) engine.catalog.drop(target);
    engine.cursors.killNamespace(source.namespace);
    engine.catalog.rename(source, to.db, to.name);
  });
  return toDoc({ ok: OK });
};

export const listCollections: Handler = (command) => {
  const { engine, body, db } = command;
  const nameOnly = body.get("nameOnly") === true;
  const filter = docField(body, "filter") ?? new Map();
  const matches = compileFilter(filter, commandContext(command, undefined).match);
  const cursor = docField(body, "cursor");
  const entries = engine.catalog
    .of(db)
    .map((collection) => describe(collection))
    .filter(matches)
    .map(
      (entry) =>
        new RawDocument(encodeDocument(nameOnly ? toDoc({ name: entry.get("name"), type: entry.get("type") }) : entry)),
    );
  return engine.cursors.first(`${db}.$cmd.listCollections`, entries[Symbol.iterator](), {
    batchSize: (cursor && countField(cursor, "batchSize")) ?? null,
    session: command.session,
  });
};

function describe(collection: Collection): Doc {
  return toDoc({
    name: collection.name,
    type: "collection",
    options: collection.options,
    info: { readOnly: false, uuid: new Binary(collection.uuid, 4) },
    idIndex: { v: 2, key: { _id: 1 }, name: "_id_" },
  });
}

export const listDatabases: Handler = (command) => {
  const { engine, body } = command;
  const nameOnly = body.get("nameOnly") === true;
  const sizes = new Map<string, number>();
  for (const collection of engine.catalog.all()) {
    sizes.set(collection.db, (sizes.get(collection.db) ?? 0) + (nameOnly ? 0 : collection.store.size()));
  }
  const matches = compileFilter(docField(body, "filter") ?? new Map(), commandContext(command, undefined).match);
  const databases: Doc[] = [...sizes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, size]) => (nameOnly ? toDoc({ name }) : toDoc({ name, sizeOnDisk: BigInt(size), empty: size === 0 })))
    .filter(matches);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const totals: { [name: string]: Value } = nameOnly
    ? {}
    : { totalSize: BigInt(total), totalSizeMb: BigInt(Math.floor(total / 1048576)) };
  return toDoc({ databases, ...totals, ok: OK });
};

export const collStats: Handler = (command) => {
  const collection = findCollection(command);
  const namespace = `${command.db}.${collectionName(command)}`;
  const count = collection?.store.count() ?? 0;
  const size = collection?.store.size() ?? 0;
  return toDoc({
    ns: namespace,
    size,
    count,
    avgObjSize: count > 0 ? Math.floor(size / count) : undefined,
    numOrphanDocs: 0,
    storageSize: size,
    capped: false,
    nindexes: collection?.indexes.length ?? 0,
    indexSizes: {},
    totalIndexSize: 0,
    totalSize: size,
    scaleFactor: 1,
    ok: OK,
  });
};

export const dbStats: Handler = ({ engine, db }) => {
  const collections = engine.catalog.of(db);
  const objects = collections.reduce((sum, { store }) => sum + store.count(), 0);
  const dataSize = collections.reduce((sum, { store }) => sum + store.size(), 0);
  return toDoc({
    db,
    collections: BigInt(collections.length),
    views: 0n,
    objects: BigInt(objects),
    avgObjSize: asDouble(objects > 0 ? dataSize / objects : 0),
    dataSize: asDouble(dataSize),
    storageSize: asDouble(dataSize),
    indexes: BigInt(collections.reduce((sum, { indexes }) => sum + indexes.length, 0)),
    indexSize: asDouble(0),
    totalSize: asDouble(dataSize),
    scaleFactor: 1n,
    ok: OK,
  });
};
