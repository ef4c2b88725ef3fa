import type { ExpressionSettings } from "../aggregate/scope.ts";
import { compilePipeline } from "../aggregate/stages.ts";
import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { isSimple } from "../query/collation.ts";
import { compileFilter, type MatchContext } from "../query/matcher.ts";
import type { Engine } from "../server/engine.ts";
import { addIndexTable } from "../storage/catalog.ts";
import type { Collection } from "../storage/collection.ts";
import { defaultName, fullCollation, readIndex } from "../storage/read-index.ts";
import { equalValues } from "../values/compare.ts";
import { encodeDocument } from "../values/encode.ts";
import { Binary, type Doc, isDoc, RawDocument, toDoc, type Value } from "../values/value.ts";
import { pipelineContext } from "./aggregate.ts";
import { checkValidation } from "./coll-mod.ts";
import {
  type Command,
  collectionName,
  commandContext,
  countField,
  createCollection,
  docField,
  type Handler,
  lookUp,
  OK,
} from "./command.ts";
import { readExpiry, readTimeSeries } from "./time-series.ts";
import { checkView } from "./views.ts";

const OPTIONS = [
  "viewOn",
  "pipeline",
  "clusteredIndex",
  "validator",
  "validationLevel",
  "validationAction",
  "collation",
  "changeStreamPreAndPostImages",
  "timeseries",
  "expireAfterSeconds",
];
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
  for (const option of ["capped", "encryptedFields"]) {
    const value = body.get(option);
    if (value !== undefined && value !== false) throw notSupported(`a collection created with '${option}'`);
  }
  const options: Doc = new Map();
  for (const [option, value] of body) {
    if (option === "create" || GENERIC.has(option) || IGNORED.has(option)) continue;
    if (!OPTIONS.includes(option)) {
      if (["capped", "size", "max", "idIndex"].includes(option)) continue;
      throw new MongoError(40415, `BSON field 'create.${option}' is an unknown field.`);
    }
    if (option === "collation") {
      if (isDoc(value) && !isSimple(value)) options.set(option, fullCollation(value));
    } else if (option === "clusteredIndex") options.set(option, clusteredIndex(value));
    else if (option === "timeseries") options.set(option, readTimeSeries(command, name));
    else if (option === "expireAfterSeconds") options.set(option, expiryOf(body, value));
    else options.set(option, value);
  }
  checkValidation(options);
  if (options.has("viewOn") || options.has("pipeline")) {
    if (!options.has("pipeline")) options.set("pipeline", []);
    checkView(command, db, name, options);
    compilePipeline(pipelineOf(options), pipelineContext(command, ...contextOf(command)));
  }
  const existing = lookUp(command, db, name);
  if (existing) {
    if (equalValues(existing.options, options)) return toDoc({ ok: OK });
    throw new MongoError("NamespaceExists", `Collection ${db}.${name} already exists.`);
  }
  const collection = createCollection(command, db, name, options);
  indexSeries(engine, collection);
  return toDoc({ ok: OK });
};

function expiryOf(body: Doc, value: Value): number {
  if (body.has("timeseries")) return readExpiry(value);
  if (body.has("clusteredIndex")) throw notSupported("a clustered collection created with 'expireAfterSeconds'");
  throw new MongoError(
    "InvalidOptions",
    "'expireAfterSeconds' is only supported on time-series collections or when the 'clusteredIndex' option is specified",
  );
}

/** The index that a time series with a metaField comes with. */
function indexSeries({ database, catalog }: Engine, collection: Collection): void {
  const series = collection.timeSeries;
  if (!series || series.metaField === null) return;
  const key = toDoc({ [series.metaField]: 1, [series.timeField]: 1 });
  database.atomically(() => {
    addIndexTable(collection, readIndex(catalog.allocateId(), toDoc({ v: 2, key, name: defaultName(key) })));
    catalog.keep(collection);
  });
}

const pipelineOf = (options: Doc): Value[] => {
  const pipeline = options.get("pipeline");
  return Array.isArray(pipeline) ? pipeline : [];
};

function contextOf(command: Command): [ExpressionSettings, MatchContext] {
  const { settings, match } = commandContext(command, undefined);
  return [settings, match];
}

/** A collection kept in the order of `_id`, which here every collection can be read in. */
function clusteredIndex(given: Value): Doc {
  const spec = isDoc(given) ? given : new Map<string, Value>();
  const key = spec.get("key");
  if (!isDoc(key) || key.size !== 1 || !key.has("_id") || spec.get("unique") !== true) {
    throw new MongoError("InvalidOptions", "The clusteredIndex option needs the key {_id: 1} and unique: true");
  }
  return toDoc({ v: 2, key: { _id: 1 }, name: String(spec.get("name") ?? "_id_"), unique: true });
}

export const drop: Handler = (command) => {
  const { engine } = command;
  const collection = lookUp(command, command.db, collectionName(command));
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
  if (source.isView || source.timeSeries) {
    throw new MongoError("CommandNotSupportedOnView", `cannot rename view: ${source.namespace}`);
  }
  if (from.db === to.db && from.name === to.name)
    throw new MongoError("IllegalOperation", "Can't rename a collection to itself");
  const target = engine.catalog.get(to.db, to.name);
  if (target && body.get("dropTarget") !== true) throw new MongoError("NamespaceExists", "target namespace exists");
  engine.database.atomically(() => {
    if (target) engine.catalog.drop(target);
    engine.cursors.killNamespace(source.namespace);
    engine.catalog.rename(source, to.db, to.name);
    engine.logRename(from.db, from.name, to.name);
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
  if (collection.isView) {
    return toDoc({ name: collection.name, type: "view", options: collection.options, info: { readOnly: true } });
  }
  if (collection.timeSeries) {
    return toDoc({
      name: collection.name,
      type: "timeseries",
      options: collection.options,
      info: { readOnly: false },
    });
  }
  return toDoc({
    name: collection.name,
    type: "collection",
    options: collection.options,
    info: { readOnly: false, uuid: new Binary(collection.uuid, 4) },
    idIndex: collection.options.has("clusteredIndex") ? undefined : { v: 2, key: { _id: 1 }, name: "_id_" },
  });
}
