import { MongoError } from "../errors/mongo-error.ts";
import { sameCollation } from "../query/collation.ts";
import { addIndexTable } from "../storage/catalog.ts";
import type { Collection } from "../storage/collection.ts";
import type { IndexDefinition } from "../storage/index-definition.ts";
import { isIdKey, readIndex } from "../storage/read-index.ts";
import { equalValues } from "../values/compare.ts";
import { encodeDocument } from "../values/encode.ts";
import { showValue } from "../values/show.ts";
import { type Doc, isDoc, RawDocument, toDoc, type Value } from "../values/value.ts";
import {
  collectionAt,
  collectionName,
  countField,
  docField,
  docsField,
  effectiveCollation,
  ensureCollection,
  existingCollection,
  findCollection,
  type Handler,
  OK,
} from "./command.ts";
import { checkSeriesIndex } from "./time-series.ts";

export const createIndexes: Handler = async (command) => {
  const { engine, body, db } = command;
  const name = collectionName(command);
  const specs = docsField(body, "indexes");
  if (specs.length === 0) throw new MongoError("BadValue", "Must specify at least one index to create");
  for (const spec of specs) {
    if (typeof spec.get("name") === "string") continue;
    throw new MongoError("FailedToParse", "The 'name' field is a required property of an index specification");
  }
  const existed = collectionAt(command, db, name) !== undefined;
  const collection = ensureCollection(command, db, name);
  const before = collection.indexes.length;
  const wanted = specs.map((spec) => readIndex(engine.catalog.allocateId(), withDefaultCollation(spec, collection)));
  for (const index of wanted) checkSeriesIndex(collection, index);
  const fresh = wanted.filter((index) => !alreadyThere(collection, index));
  if (command.transaction && fresh.length > 0 && !command.transaction.created.has(collection.namespace)) {
    throw new MongoError(
      "OperationNotSupportedInTransaction",
      `Cannot create new indexes on existing collection ${collection.namespace} in a multi-document transaction.`,
    );
  }
  await engine.write(null, () => {
    for (const index of fresh) {
      if (collection.indexes.some((other) => other.name === index.name)) continue;
      collection.store.createIndexTable(index.id);
      engine.view(collection, null).build(index);
    }
  });
  engine.database.atomically(() => {
    for (const index of fresh) addIndexTable(collection, index);
    if (fresh.length > 0 && !command.transaction) engine.catalog.keep(collection);
  });
  return toDoc({
    numIndexesBefore: before,
    numIndexesAfter: collection.indexes.length,
    createdCollectionAutomatically: !existed,
    note: fresh.length === 0 ? "all indexes already exist" : undefined,
    ok: OK,
  });
};

function withDefaultCollation(spec: Doc, collection: Collection): Doc {
  const collation = effectiveCollation(spec.get("collation"), collection);
  return collation && !spec.has("collation") ? new Map<string, Value>([...spec, ["collation", collation]]) : spec;
}

/** True for an index that exists as asked for. Throws 85 or 86 for one that exists otherwise. */
function alreadyThere(collection: Collection, wanted: IndexDefinition): boolean {
  if (isIdKey(wanted.key)) return true;
  if (wanted.text && collection.indexes.some((index) => index.text && !equalValues(index.key, wanted.key))) {
    throw new MongoError("IndexOptionsConflict", "only one text index per collection allowed");
  }
  for (const index of collection.indexes) {
    const sameKey = equalValues(index.key, wanted.key) && sameOrder(index.key, wanted.key);
    const alike =
      sameKey &&
      sameCollation(index.collation ?? undefined, wanted.collation ?? undefined) &&
      samePartial(index, wanted);
    if (index.name === wanted.name) {
      if (alike && sameOptions(index, wanted)) return true;
      throw new MongoError(
        "IndexKeySpecsConflict",
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${showValue(wanted.spec)}, existing index: ${showValue(index.spec)}`,
      );
    }
    if (alike) {
      throw new MongoError(
        "IndexOptionsConflict",
        sameOptions(index, wanted)
          ? `Index already exists with a different name: ${index.name}`
          : `An equivalent index already exists with a different name and options. Requested index: ${showValue(wanted.spec)}, existing index: ${showValue(index.spec)}`,
      );
    }
  }
  return false;
}

const sameOrder = (a: Doc, b: Doc): boolean => [...a.keys()].join("\0") === [...b.keys()].join("\0");

const samePartial = (a: IndexDefinition, b: IndexDefinition): boolean =>
  equalValues(a.partial?.filter ?? null, b.partial?.filter ?? null);

const sameOptions = (a: IndexDefinition, b: IndexDefinition): boolean =>
  a.unique === b.unique && a.sparse === b.sparse && a.expireAfterSeconds === b.expireAfterSeconds;

export const dropIndexes: Handler = (command) => {
  const { engine, body } = command;
  const collection = existingCollection(command);
  const nIndexesWas = collection.indexes.length;
  const doomed = selectIndexes(collection, body.get("index") ?? null);
  engine.database.atomically(() => {
    for (const index of doomed) collection.store.dropIndexTable(index.id);
    collection.indexes = collection.indexes.filter((index) => !doomed.includes(index));
    collection.indexVersion++;
    engine.catalog.keep(collection);
  });
  return toDoc({
    nIndexesWas,
    msg: body.get("index") === "*" ? "non-_id indexes dropped for collection" : undefined,
    ok: OK,
  });
};

function selectIndexes(collection: Collection, wanted: Value): IndexDefinition[] {
  if (wanted === "*") return collection.secondary;
  const list = Array.isArray(wanted) ? wanted : [wanted];
  return list.map((one) => {
    const index = collection.indexes.find((index) => (isDoc(one) ? equalValues(index.key, one) : index.name === one));
    if (!index) {
      throw new MongoError(
        "IndexNotFound",
        isDoc(one) ? `can't find index with key: ${showValue(one)}` : `index not found with name [${String(one)}]`,
      );
    }
    if (index.name === "_id_") throw new MongoError("InvalidOptions", "cannot drop _id index");
    return index;
  });
}

function shownSpec(collection: Collection, index: IndexDefinition): Doc {
  const clustered = collection.options.get("clusteredIndex");
  return index.name === "_id_" && isDoc(clustered) ? new Map([...clustered, ["clustered", true]]) : index.spec;
}

export const listIndexes: Handler = (command) => {
  const { engine, body, db } = command;
  const collection = findCollection(command);
  if (!collection) throw new MongoError("NamespaceNotFound", `ns does not exist: ${db}.${collectionName(command)}`);
  const cursor = docField(body, "cursor");
  const specs = collection.indexes.map((index) => new RawDocument(encodeDocument(shownSpec(collection, index))));
  return engine.cursors.first(`${db}.${collection.name}`, specs[Symbol.iterator](), {
    batchSize: (cursor && countField(cursor, "batchSize")) ?? null,
    session: command.session,
  });
};
