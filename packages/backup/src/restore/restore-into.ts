import type { Document } from "bson";
import type { Db, MongoClient } from "mongodb";
import type { ArchiveEvent } from "../formats/archive.ts";
import { type CollectionShape, shapeText } from "../formats/metadata.ts";
import { isLeftOut } from "../formats/namespace.ts";
import { Tally } from "../formats/tally.ts";
import type { ManifestCollection } from "../manifest/manifest.ts";
import { BackupRefused } from "../refused.ts";
import { shapesOf } from "../snapshot/open-snapshot.ts";
import { insertRaw } from "./raw-insert.ts";

/** What becomes of a collection's documents on the way, for a copy without people in it. Null leaves the collection empty. */
export type Masking = (collection: string) => ((document: Uint8Array) => Uint8Array | null) | null;

export type RestoreInto = {
  client: MongoClient;
  database: string;
  /** Empties the database before. */
  drop: boolean;
  masking?: Masking;
  signal?: AbortSignal;
  onDocuments?(collection: string, documents: number): void;
};

/**
 * Puts an archive that was checked before into a database: collections with their options, documents byte for byte, each collection
 * read back and compared, and only then its indexes, so that none that makes documents expire works before that; views at last.
 *
 * @throws BackupRefused when the database is not empty, or afterwards holds anything else than the backup
 */
export async function restoreInto(
  into: RestoreInto,
  shapes: readonly CollectionShape[],
  events: AsyncIterable<ArchiveEvent>,
  collections: readonly ManifestCollection[],
): Promise<{ documents: number; collections: number; leftOut: string[] }> {
  const { client, database, masking, signal } = into;
  const db = client.db(database);
  await makeRoom(db, into.drop);
  const stored = shapes.filter(({ kind }) => kind !== "view");
  for (const { name, options } of stored) await db.command({ create: name, ...options });

  const masks = new Map(stored.map(({ name, dataName }) => [dataName, masking ? masking(name) : undefined]));
  let total = 0;
  for await (const event of events) {
    if (event.is !== "documents") continue;
    signal?.throwIfAborted();
    const mask = masks.get(event.collection);
    if (mask === null) continue;
    const documents = mask ? event.documents.map(mask).filter((one) => one !== null) : event.documents;
    await insertRaw(db, event.collection, documents);
    total += documents.length;
    into.onDocuments?.(event.collection, total);
  }
  if (!masking) for (const one of collections) await assertEqual(db, one);
  for (const shape of stored) await buildIndexes(db, shape);
  for (const { name, options } of shapes.filter(({ kind }) => kind === "view")) {
    await db.command({ create: name, ...options });
  }
  await assertShapes(client, database, collections);
  const leftOut = stored.filter(({ dataName }) => masks.get(dataName) === null).map(({ name }) => name);
  return { documents: total, collections: shapes.length, leftOut };
}

async function makeRoom(db: Db, drop: boolean): Promise<void> {
  const there = (await db.listCollections({}, { nameOnly: true }).toArray()).filter(({ name }) => !isLeftOut(name));
  if (there.length === 0) return;
  if (!drop) throw new BackupRefused("not-empty", { database: db.databaseName, collections: there.length });
  await db.dropDatabase();
}

/** @throws BackupRefused when the database's documents are not the backup's, byte for byte, whatever their order */
export async function assertEqual(db: Db, wanted: ManifestCollection): Promise<void> {
  if (wanted.kind === "view") return;
  const tally = new Tally();
  const cursor = db.collection(wanted.dataName).find({}, { raw: true, batchSize: 500 });
  while (await cursor.hasNext()) tally.add(cursor.readBufferedDocuments() as unknown as Uint8Array[]);
  const found = tally.done();
  if (found.documents === wanted.documents && found.digest === wanted.digest) return;
  const what = `${found.documents} documents in ${found.bytes} bytes instead of ${wanted.documents} in ${wanted.bytes}, or other contents`;
  throw new BackupRefused("not-equal", { collection: wanted.name, what });
}

async function buildIndexes(db: Db, { name, kind, indexes }: CollectionShape): Promise<void> {
  const wanted = indexes.filter((index) => index.name !== "_id_" && !index.clustered).map(asAsked);
  if (kind === "view" || wanted.length === 0) return;
  const there = kind === "timeseries" ? await db.collection(name).listIndexes().toArray() : [];
  const missing = wanted.filter((index) => !there.some((one) => one.name === index.name));
  if (missing.length > 0) await db.command({ createIndexes: name, indexes: missing });
}

/** As `createIndexes` wants it: what `listIndexes` told, without what only it tells. */
function asAsked({ ns: _ns, ...index }: Document): Document {
  return index;
}

/** @throws BackupRefused when a collection is missing, or has other options or indexes than the manifest says */
export async function assertShapes(
  client: MongoClient,
  database: string,
  collections: readonly ManifestCollection[],
): Promise<void> {
  const there = new Map((await shapesOf(client, database)).map((shape) => [shape.name, shape]));
  for (const wanted of collections) {
    const found = there.get(wanted.name);
    if (!found) throw new BackupRefused("not-equal", { collection: wanted.name, what: "it is not there" });
    const { options, indexes } = shapeText(found);
    const missing = wanted.indexes.filter((index) => !indexes.includes(index));
    if (options !== wanted.options) {
      throw new BackupRefused("not-equal", {
        collection: wanted.name,
        what: "its options or its validator are others",
      });
    }
    if (missing.length > 0 || indexes.length !== wanted.indexes.length) {
      throw new BackupRefused("not-equal", {
        collection: wanted.name,
        what: `${missing.length} of its indexes are others`,
      });
    }
  }
}
