import { BSON, Long } from "bson";
import { BackupRefused } from "../refused.ts";
import { ByteReader } from "./bytes.ts";
import { documentsIn, nextDocument } from "./documents.ts";
import { type CollectionKind, type CollectionShape, metadataJson } from "./metadata.ts";
import { type Tallied, Tally } from "./tally.ts";

/**
 * mongodump's archive, format 0.1: a prelude that names every collection, then their documents in blocks, and for each one an
 * end with its checksum. github.com/mongodb/mongo-tools, common/archive/spec.md.
 */
const MAGIC = 0x8199e26d;
const TERMINATOR = 0xffffffff;
const FORMAT = "0.1";
/** The release of the tools whose format this is. */
const TOOL_VERSION = "100.13.0";

export type ArchiveHead = { database: string; serverVersion: string };
export type DocumentSource = (collection: CollectionShape) => AsyncIterable<readonly Uint8Array[]>;

/** The bytes of an archive, in pieces as they are read. `onEnd` is told of each collection that is complete. */
export async function* writeArchive(
  { database, serverVersion }: ArchiveHead,
  collections: readonly CollectionShape[],
  documentsOf: DocumentSource,
  onEnd: (collection: CollectionShape, tallied: Tallied) => void,
): AsyncGenerator<Uint8Array> {
  yield word(MAGIC);
  yield BSON.serialize({
    concurrent_collections: new BSON.Int32(1),
    version: FORMAT,
    server_version: serverVersion,
    tool_version: TOOL_VERSION,
  });
  for (const shape of collections) {
    yield BSON.serialize({
      db: database,
      collection: shape.name,
      metadata: metadataJson(shape),
      size: new BSON.Int32(0),
      type: shape.kind === "collection" ? "" : shape.kind,
    });
  }
  yield word(TERMINATOR);

  for (const shape of collections) {
    const tally = new Tally();
    yield header(database, shape.dataName, false, 0n);
    if (shape.kind !== "view") {
      for await (const batch of documentsOf(shape)) {
        tally.add(batch);
        yield* joined(batch);
      }
    }
    yield word(TERMINATOR);
    yield header(database, shape.dataName, true, tally.crc64());
    yield word(TERMINATOR);
    onEnd(shape, tally.done());
  }
}

export type ArchivedCollection = { database: string; collection: string; metadata: string; kind: CollectionKind };

export type ArchiveEvent =
  | { is: "prelude"; serverVersion: string; collections: ArchivedCollection[] }
  | { is: "documents"; collection: string; documents: Uint8Array[] }
  | { is: "end"; collection: string; tallied: Tallied };

/**
 * Reads an archive, of this writer or of mongodump.
 *
 * @throws BackupRefused when it is cut short, is none, has a wrong checksum or leaves a collection unfinished
 */
export async function* readArchive(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveEvent> {
  const source = new ByteReader(bytes);
  const magic = await source.take(4);
  if (magic?.readUInt32LE(0) !== MAGIC) throw new BackupRefused("not-an-archive", { at: 0 });
  const head = await nextDocument(source, TERMINATOR);
  const { version, server_version: serverVersion = "" } = head ? BSON.deserialize(head) : {};
  if (version !== FORMAT) throw new BackupRefused("not-an-archive", { at: 4 });
  const collections = await readPrelude(source);
  yield { is: "prelude", serverVersion, collections };

  const open = new Map<string, Tally>();
  const ended = new Set<string>();
  while ((await source.peek(1)).length > 0) {
    const block = await nextDocument(source, TERMINATOR);
    if (!block) throw new BackupRefused("not-an-archive", { at: source.taken });
    const { collection, EOF: isEnd, CRC: crc } = BSON.deserialize(block, { useBigInt64: true });
    if (ended.has(collection)) throw new BackupRefused("not-an-archive", { at: source.taken });
    const tally = open.get(collection) ?? new Tally();
    open.set(collection, tally);
    for await (const documents of documentsIn(source, TERMINATOR)) {
      if (isEnd) throw new BackupRefused("not-an-archive", { at: source.taken });
      tally.add(documents);
      yield { is: "documents", collection, documents };
    }
    if (!isEnd) continue;
    if (tally.crc64() !== crc) throw new BackupRefused("wrong-checksum", { collection });
    open.delete(collection);
    ended.add(collection);
    yield { is: "end", collection, tallied: tally.done() };
  }
  const missing = collections.filter((one) => !ended.has(one.collection) && !ended.has(bucketsOf(one.collection)));
  if (open.size > 0 || missing.length > 0) throw new BackupRefused("cut-off", { at: source.taken });
}

/** Where servers before 8.3 keep the documents of a time series. */
export const bucketsOf = (timeSeries: string): string => `system.buckets.${timeSeries}`;

async function readPrelude(source: ByteReader): Promise<ArchivedCollection[]> {
  const collections: ArchivedCollection[] = [];
  for (let row = await nextDocument(source, TERMINATOR); row; row = await nextDocument(source, TERMINATOR)) {
    const { db, collection, metadata, type } = BSON.deserialize(row);
    const kind = type === "view" || type === "timeseries" ? type : "collection";
    collections.push({ database: db, collection, metadata, kind });
  }
  return collections;
}

/** Small documents go on together, large ones as they are. */
function* joined(batch: readonly Uint8Array[]): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  for (const piece of batch) {
    pieces.push(piece);
    size += piece.length;
    if (size < 256 * 1024) continue;
    yield Buffer.concat(pieces);
    [pieces, size] = [[], 0];
  }
  if (pieces.length > 0) yield Buffer.concat(pieces);
}

function header(db: string, collection: string, isEnd: boolean, crc: bigint): Uint8Array {
  return BSON.serialize({ db, collection, EOF: isEnd, CRC: Long.fromBigInt(crc) });
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
