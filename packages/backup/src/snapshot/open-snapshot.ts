import { BSON, type Document } from "bson";
import { type ClientSession, type MongoClient, MongoServerError, type Timestamp } from "mongodb";
import { bucketsOf } from "../formats/archive.ts";
import { type CollectionShape, shapeText } from "../formats/metadata.ts";
import { isLeftOut } from "../formats/namespace.ts";
import { BackupRefused } from "../refused.ts";

/** Every collection as it was at one moment. */
export type Snapshot = {
  database: string;
  serverVersion: string;
  /** The moment, by the database's clock. */
  takenAt: Date;
  collections: CollectionShape[];
  /** The documents' own bytes, never decoded: decoding turns a Double 1.0 into an Int32. */
  documents(collection: CollectionShape): AsyncGenerator<Uint8Array[]>;
  /** @throws BackupRefused when a collection or an index came, went or was changed since the snapshot was opened */
  assertUnchanged(): Promise<void>;
  close(): Promise<void>;
};

/** Codes of servers that keep no history: IllegalOperation, NotAReplicaSet, InvalidOptions, SnapshotUnavailable, and Atlas's own. */
const NO_SNAPSHOT = new Set([20, 72, 123, 246, 8000]);
const AS_STORED = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;

/**
 * Opens a snapshot session on a database. It holds for five minutes after its last read (`minSnapshotHistoryWindowInSeconds`); a read
 * after that fails, and never falls back to the present.
 *
 * @throws BackupRefused when the server keeps no snapshots
 */
export async function openSnapshot(client: MongoClient, database: string, now: () => Date): Promise<Snapshot> {
  const db = client.db(database);
  const collections = await shapesOf(client, database);
  const { version } = await db.command({ buildInfo: 1 });
  const session = client.startSession({ snapshot: true });
  try {
    const first = collections.find(({ kind }) => kind === "collection")?.dataName ?? "none";
    await db.collection(first).findOne({}, { session, raw: true });
  } catch (error) {
    await session.endSession();
    if (error instanceof MongoServerError && NO_SNAPSHOT.has(Number(error.code))) {
      throw new BackupRefused("no-snapshot", { what: error.message });
    }
    throw error;
  }
  const at = momentOf(session);

  return {
    database,
    serverVersion: version,
    takenAt: at ? new Date(at.getHighBits() * 1_000) : now(),
    collections,
    async *documents({ dataName, name }) {
      const collection = db.collection(dataName);
      const [counted] = await collection.aggregate([{ $count: "documents" }], { session }).toArray();
      const expected = counted?.documents ?? 0;
      let found = 0;
      const cursor = collection.find({}, { session, raw: true, batchSize: 500 });
      try {
        while (await cursor.hasNext()) {
          const batch = cursor.readBufferedDocuments() as unknown as Uint8Array[];
          found += batch.length;
          yield batch;
        }
      } finally {
        await cursor.close();
      }
      if (found !== expected) throw new BackupRefused("not-counted", { collection: name, expected, found });
    },
    async assertUnchanged() {
      const then = collections.map(fingerprint).join("\n");
      const today = (await shapesOf(client, database)).map(fingerprint).join("\n");
      if (then !== today) throw new BackupRefused("kept-changing", { tries: 1 });
    },
    close: () => session.endSession(),
  };
}

/** What collections there are, with options and indexes, in order of their names; views come last. */
export async function shapesOf(client: MongoClient, database: string): Promise<CollectionShape[]> {
  const db = client.db(database);
  const infos: Document[] = (await db.listCollections({}, { nameOnly: false, ...AS_STORED }).toArray()) ?? [];
  const names = new Set(infos.map(({ name }) => String(name)));
  const shapes: CollectionShape[] = [];
  for (const { name, type, options = {}, info } of infos) {
    if (isLeftOut(name)) continue;
    const kind = type === "view" || type === "timeseries" ? type : "collection";
    const indexes = kind === "view" ? [] : await db.collection(name).listIndexes(AS_STORED).toArray();
    const uuid = info?.uuid?.buffer ? Buffer.from(info.uuid.buffer).toString("hex") : "";
    const dataName = kind === "timeseries" && names.has(bucketsOf(name)) ? bucketsOf(name) : name;
    shapes.push({ name, kind, options, indexes, uuid, dataName });
  }
  const rank = ({ kind }: CollectionShape) => (kind === "view" ? 1 : 0);
  return shapes.sort((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1));
}

function fingerprint(shape: CollectionShape): string {
  const { options, indexes } = shapeText(shape);
  return BSON.EJSON.stringify([shape.name, shape.kind, shape.uuid, options, indexes]);
}

/** The driver keeps it to itself, but every read of the session names it. */
function momentOf(session: ClientSession): Timestamp | undefined {
  return "snapshotTime" in session ? (session.snapshotTime as Timestamp | undefined) : undefined;
}
