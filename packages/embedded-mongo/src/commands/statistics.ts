import { compileFilter } from "../query/matcher.ts";
import { asDouble, type Doc, toDoc, type Value } from "../values/value.ts";
import { collectionName, commandContext, docField, findCollection, type Handler, OK } from "./command.ts";

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
  const all = engine.catalog.of(db);
  const collections = all.filter(({ isView }) => !isView);
  const objects = collections.reduce((sum, { store }) => sum + store.count(), 0);
  const dataSize = collections.reduce((sum, { store }) => sum + store.size(), 0);
  return toDoc({
    db,
    collections: BigInt(collections.length),
    views: BigInt(all.length - collections.length),
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
