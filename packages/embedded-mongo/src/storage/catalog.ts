import { randomUUID } from "node:crypto";
import { MongoError, writeConflict } from "../errors/mongo-error.ts";
import { decodeDocument } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, toDoc, type Value } from "../values/value.ts";
import { Collection } from "./collection.ts";
import type { Database, Statement } from "./database.ts";
import type { IndexDefinition } from "./index-definition.ts";
import { readIndex } from "./read-index.ts";

/** Which collections there are, with their options and indexes; kept in the same file as the documents. */
export class Catalog {
  private readonly database: Database;
  private readonly byNamespace = new Map<string, Collection>();
  private readonly save: Statement;
  private readonly remove: Statement;
  private nextId = 1;
  /** Called before a collection goes, or goes by another name. */
  onLoss: (collection: Collection) => void = () => {};

  constructor(database: Database) {
    this.database = database;
    database.exec("CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, info BLOB NOT NULL)");
    this.save = database.prepare(
      "INSERT INTO collections (id, info) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET info = excluded.info",
    );
    this.remove = database.prepare("DELETE FROM collections WHERE id = ?");
    this.load();
    this.dropOrphans();
  }

  /** Tables of collections that a transaction created and that went down with it. */
  private dropOrphans(): void {
    const known = new Set<string>();
    for (const collection of this.byNamespace.values()) {
      known.add(`c${collection.id}`);
      for (const index of collection.indexes) known.add(`x${index.id}`);
    }
    const tables = this.database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const [name] of tables) {
      const table = String(name);
      if (/^[cx]\d+$/.test(table) && !known.has(table)) this.database.exec(`DROP TABLE ${table}`);
    }
  }

  /** Reads everything again from the file. */
  load(): void {
    this.byNamespace.clear();
    for (const [id, info] of this.database.prepare("SELECT id, info FROM collections ORDER BY id").all()) {
      if (!(info instanceof Uint8Array)) continue;
      const collection = this.revive(Number(id), decodeDocument(info));
      this.byNamespace.set(collection.namespace, collection);
      this.nextId = Math.max(this.nextId, Number(id) + 1, ...collection.indexes.map((index) => index.id + 1));
    }
  }

  private revive(id: number, info: Doc): Collection {
    const indexes = listOf(info.get("indexes")).map((entry) => {
      const spec = entry.get("spec");
      const index = readIndex(numberOf(entry.get("id")), isDoc(spec) ? spec : new Map());
      index.multikey = entry.get("multikey") === true;
      return index;
    });
    const options = info.get("options");
    const uuid = Buffer.from(textOf(info.get("uuid")), "hex");
    return new Collection(this.database, {
      id,
      db: textOf(info.get("db")),
      name: textOf(info.get("name")),
      uuid,
      options: isDoc(options) ? options : new Map(),
      indexes,
    });
  }

  get(db: string, name: string): Collection | undefined {
    return this.byNamespace.get(`${db}.${name}`);
  }

  all(): IterableIterator<Collection> {
    return this.byNamespace.values();
  }

  of(db: string): Collection[] {
    return [...this.byNamespace.values()].filter((collection) => collection.db === db);
  }

  allocateId(): number {
    return this.nextId++;
  }

  create(db: string, name: string, options: Doc): Collection {
    const collection = this.prepare(db, name, options);
    this.register(collection);
    return collection;
  }

  /** A collection with its tables, not yet known to anybody. */
  prepare(db: string, name: string, options: Doc): Collection {
    checkName(db, name);
    const indexes = options.has("timeseries")
      ? []
      : [readIndex(this.allocateId(), toDoc({ key: { _id: 1 }, name: "_id_" }))];
    return new Collection(this.database, {
      id: this.allocateId(),
      db,
      name,
      uuid: Buffer.from(randomUUID().replaceAll("-", ""), "hex"),
      options,
      indexes,
    });
  }

  /** Makes a prepared collection known. Throws when somebody was quicker with the same name. */
  register(collection: Collection): void {
    if (this.byNamespace.has(collection.namespace)) throw writeConflict();
    this.byNamespace.set(collection.namespace, collection);
    this.keep(collection);
  }

  unregister(collection: Collection): void {
    if (this.byNamespace.get(collection.namespace) === collection) this.byNamespace.delete(collection.namespace);
  }

  /** Writes a changed definition down; one that is not known yet is written when it becomes so. */
  keep(collection: Collection): void {
    if (this.byNamespace.get(collection.namespace) !== collection) return;
    const info = toDoc({
      db: collection.db,
      name: collection.name,
      uuid: Buffer.from(collection.uuid).toString("hex"),
      options: collection.options,
      indexes: collection.indexes.map((index) => ({ id: index.id, spec: index.spec, multikey: index.multikey })),
    });
    this.save.run(collection.id, encodeDocument(info));
  }

  drop(collection: Collection): void {
    this.onLoss(collection);
    this.byNamespace.delete(collection.namespace);
    collection.store.dropTables(collection.secondary.map((index) => index.id));
    this.remove.run(collection.id);
  }

  rename(collection: Collection, db: string, name: string): void {
    checkName(db, name);
    if (db !== collection.db)
      throw new MongoError("CommandNotSupported", "renaming a collection into another database is not supported");
    this.onLoss(collection);
    this.byNamespace.delete(collection.namespace);
    collection.name = name;
    this.byNamespace.set(collection.namespace, collection);
    this.keep(collection);
  }
}

/** Adds an index to a collection's definition and creates its table, empty. */
export function addIndexTable(collection: Collection, index: IndexDefinition): void {
  collection.store.createIndexTable(index.id);
  collection.indexes.push(index);
  collection.indexVersion++;
}

function checkName(db: string, name: string): void {
  if (db === "" || /[/\\. "$*<>:|?\0]/.test(db))
    throw new MongoError("InvalidNamespace", `Invalid database name: '${db}'`);
  if (name === "" || name.includes("\0") || name.startsWith(".") || name.endsWith(".") || name.startsWith("$")) {
    throw new MongoError("InvalidNamespace", `Invalid collection name: ${name}`);
  }
  if (Buffer.byteLength(`${db}.${name}`) > 255) {
    throw new MongoError(
      "InvalidNamespace",
      `Fully qualified namespace is too long. Namespace: ${db}.${name} Max: 255`,
    );
  }
}

const listOf = (value: Value | undefined): Doc[] => (Array.isArray(value) ? value.filter(isDoc) : []);
const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");
const numberOf = (value: Value | undefined): number => (isNumeric(value) ? toNumber(value) : 0);
