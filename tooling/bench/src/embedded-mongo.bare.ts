import { mkdirSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { BSON, type Document } from "mongodb";
import { BODY_AT, MessageCutter, messageOf } from "./mongo-wire.ts";

/** The statements that one collection of the bench needs, written by hand. */
type Table = Readonly<Record<"byId" | "byCode" | "byRank" | "insert" | "replace" | "remove", StatementSync>>;

/**
 * What is left of a database server when it knows its tables and its questions beforehand: `node:sqlite` with prepared statements and
 * the documents in a column, behind a socket that takes the same messages. It syncs as the embedded database does: one commit for
 * all writes of a turn, before they are acknowledged.
 */
class BareServer {
  private readonly sqlite: DatabaseSync;
  private readonly tables = new Map<string, Table>();
  private pending: (() => void)[] | null = null;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.sqlite = new DatabaseSync(join(dataDir, "bare.sqlite"));
    this.sqlite.exec(
      "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
    );
  }

  listen(): Promise<number> {
    const server = createServer((socket) => {
      socket.setNoDelay(true);
      const cutter = new MessageCutter();
      socket.on("error", () => socket.destroy());
      socket.on("data", (chunk) => {
        for (const message of cutter.push(chunk)) {
          this.answer(message, (reply) => socket.write(messageOf(reply, message.readInt32LE(4))));
        }
      });
    });
    return new Promise((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    });
  }

  private table(name: string): Table {
    let table = this.tables.get(name);
    if (!table) {
      this.sqlite.exec(
        `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, code TEXT NOT NULL, rank INTEGER NOT NULL, doc BLOB NOT NULL)`,
      );
      table = {
        byId: this.sqlite.prepare(`SELECT doc FROM ${name} WHERE id = ?`),
        byCode: this.sqlite.prepare(`SELECT doc FROM ${name} WHERE code = ?`),
        byRank: this.sqlite.prepare(`SELECT doc FROM ${name} WHERE rank >= ? AND rank < ? ORDER BY rank`),
        insert: this.sqlite.prepare(`INSERT INTO ${name} (id, code, rank, doc) VALUES (?, ?, ?, ?)`),
        replace: this.sqlite.prepare(`UPDATE ${name} SET doc = ? WHERE id = ?`),
        remove: this.sqlite.prepare(`DELETE FROM ${name} WHERE id >= ?`),
      };
      this.tables.set(name, table);
    }
    return table;
  }

  private answer(message: Buffer, send: (sections: Buffer) => void): void {
    const end = BODY_AT + message.readInt32LE(BODY_AT);
    const command = BSON.deserialize(message.subarray(BODY_AT, end));
    const [name = ""] = Object.keys(command);
    const table = this.table(String(command[name]));
    switch (name) {
      case "find":
        send(cursorReply(this.find(table, command.filter)));
        return;
      case "aggregate":
        send(cursorReply(this.lookup(table, command.pipeline[0].$match.rank)));
        return;
      case "insert":
        this.write(
          () => {
            for (const bytes of documentsIn(message, end)) {
              const { _id, code, rank } = BSON.deserialize(bytes);
              table.insert.run(_id, code, rank, bytes);
            }
          },
          () => send(OK),
        );
        return;
      case "update":
        this.write(
          () => {
            const { q, u } = BSON.deserialize([...documentsIn(message, end)][0] ?? Buffer.alloc(0));
            const doc = table.byId.get(q._id)?.doc;
            if (doc instanceof Uint8Array)
              table.replace.run(BSON.serialize(Object.assign(BSON.deserialize(doc), u.$set)), q._id);
          },
          () => send(OK),
        );
        return;
      case "delete":
        this.write(
          () => table.remove.run(command.deletes[0].q._id.$gte),
          () => send(OK),
        );
        return;
      case "createIndexes": {
        const on = String(command.createIndexes);
        this.sqlite.exec(`CREATE UNIQUE INDEX ${on}_code ON ${on} (code); CREATE INDEX ${on}_rank ON ${on} (rank)`);
        send(OK);
        return;
      }
      default:
        throw new Error(`the bare server does not know ${name}`);
    }
  }

  private find(table: Table, filter: Document): Uint8Array[] {
    const rows =
      "_id" in filter
        ? table.byId.all(filter._id)
        : "code" in filter
          ? table.byCode.all(filter.code)
          : table.byRank.all(filter.rank.$gte, filter.rank.$lt);
    return rows.map(({ doc }) => doc as Uint8Array);
  }

  private lookup(table: Table, rank: Document): Uint8Array[] {
    return table.byRank.all(rank.$gte, rank.$lt).map(({ doc }) => {
      const found = BSON.deserialize(doc as Uint8Array);
      const friends = table.byId.all(found.friendId).map((friend) => BSON.deserialize(friend.doc as Uint8Array));
      return BSON.serialize({ ...found, friends });
    });
  }

  private write(work: () => void, acknowledge: () => void): void {
    if (!this.pending) {
      this.sqlite.exec("BEGIN IMMEDIATE");
      this.pending = [];
      setImmediate(() => {
        this.sqlite.exec("COMMIT");
        const waiting = this.pending ?? [];
        this.pending = null;
        for (const done of waiting) done();
      });
    }
    work();
    this.pending.push(acknowledge);
  }
}

const OK: Buffer = Buffer.concat([Buffer.from([0]), BSON.serialize({ ok: 1 })]);

function* documentsIn(message: Buffer, sectionAt: number): Generator<Buffer> {
  let at = message.indexOf(0, sectionAt + 5) + 1;
  while (at < message.length) {
    const size = message.readInt32LE(at);
    yield message.subarray(at, at + size);
    at += size;
  }
}

/** `{ cursor: { firstBatch: […] }, ok: 1 }` around documents that are BSON already. */
function cursorReply(documents: readonly Uint8Array[]): Buffer {
  const items = documents.flatMap((bytes, i) => [Buffer.from(`\x03${i}\0`), bytes]);
  const batch = wrapped(items);
  const cursor = wrapped([Buffer.from("\x04firstBatch\0"), batch, NO_MORE]);
  return Buffer.concat([Buffer.from([0]), wrapped([Buffer.from("\x03cursor\0"), cursor, ALL_WELL])]);
}

const NO_MORE: Buffer = Buffer.from("\x12id\0\0\0\0\0\0\0\0\0");
const ALL_WELL: Buffer = Buffer.from("\x10ok\0\x01\0\0\0");

function wrapped(parts: readonly Uint8Array[]): Buffer {
  const whole = Buffer.concat([Buffer.alloc(4), ...parts, Buffer.alloc(1)]);
  whole.writeInt32LE(whole.length, 0);
  return whole;
}

const [, , dataDir = ""] = process.argv;
const port = await new BareServer(dataDir).listen();
process.send?.({ origin: `mongodb://127.0.0.1:${port}/` });
