import { MongoError } from "../errors/mongo-error.ts";
import { compileValidator } from "../schema/validator.ts";
import { Sessions } from "../sessions/sessions.ts";
import type { OwnWrite, Transaction, WriteKind } from "../sessions/transaction.ts";
import { Blocked, type ChangeListener, View } from "../sessions/view.ts";
import { Catalog } from "../storage/catalog.ts";
import type { Collection } from "../storage/collection.ts";
import { Database } from "../storage/database.ts";
import { ChangeLog, keepsImages, POST_IMAGE, PRE_IMAGE } from "../streams/change-log.ts";
import { updateDescription } from "../streams/update-description.ts";
import { decodeDocument } from "../values/decode.ts";
import { type Doc, Timestamp, toDoc } from "../values/value.ts";
import { Cursors } from "./cursors.ts";
import type { Deadline } from "./deadline.ts";
import { expireDocuments, hasExpiry } from "./expire.ts";

const SWEEP_MS = 1000;

/** Everything one server holds: its file, its collections, its sessions, transactions and open cursors. */
export class Engine {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly sessions: Sessions;
  readonly cursors = new Cursors();
  readonly changes: ChangeLog;
  readonly startedAt = Date.now();
  readonly counters = { insert: 0, query: 0, update: 0, delete: 0, getmore: 0, command: 0 };
  private readonly sweeper: NodeJS.Timeout;
  private clock = { seconds: 0, count: 0 };
  private closed = false;
  private readonly listener: ChangeListener;
  private readonly log: (line: string) => void;
  /** Noted in memory during the write that is going on; noted on disk again should that be undone. */
  private readonly newlyMultikey = new Set<Collection>();

  constructor(dataDir: string | undefined, log: (line: string) => void) {
    this.log = log;
    this.database = new Database(dataDir);
    this.catalog = new Catalog(this.database);
    this.sessions = new Sessions(this.database);
    this.changes = new ChangeLog(this.database);
    for (const collection of this.catalog.all()) collection.validator = compileValidator(collection.options);
    this.database.onRollback = () => this.forget();
    this.catalog.onLoss = (collection) => this.sessions.lose(collection);
    this.listener = {
      changed: (collection, r, before, after, kind) => {
        this.sessions.remember(collection, r, before);
        if (this.changes.active && !collection.timeSeries) this.logChange(collection, before, after, kind);
      },
      multikey: (collection) => {
        this.newlyMultikey.add(collection);
        this.database.atomically(() => this.catalog.keep(collection));
      },
    };
    this.sweeper = setInterval(() => this.sweep(), SWEEP_MS);
    this.sweeper.unref();
  }

  private logChange(
    collection: Collection,
    before: Uint8Array | null,
    after: Uint8Array | null,
    kind: WriteKind,
  ): void {
    const old = before && decodeDocument(before);
    const now = after && decodeDocument(after);
    const operationType = !old ? "insert" : !now ? "delete" : kind;
    const event = toDoc({
      operationType,
      fullDocument: operationType === "insert" || operationType === "replace" ? now : undefined,
      documentKey: { _id: (now ?? old)?.get("_id") },
      updateDescription: operationType === "update" && old && now ? updateDescription(old, now) : undefined,
      ...(keepsImages(collection) ? { [PRE_IMAGE]: old ?? undefined, [POST_IMAGE]: now ?? undefined } : {}),
    });
    this.changes.record(collection.db, collection.name, event, this.timestamp());
  }

  /** Tells watchers that a collection has another name from now on. */
  logRename(db: string, from: string, to: string): void {
    if (!this.changes.active) return;
    this.changes.record(db, from, toDoc({ operationType: "rename", to: { db, coll: to } }), this.timestamp());
  }

  /** Tells watchers that a collection, or with an empty name the whole database, is no more. */
  logDrop(db: string, name: string): void {
    if (!this.changes.active) return;
    this.changes.record(db, name, toDoc({ operationType: name === "" ? "dropDatabase" : "drop" }), this.timestamp());
  }

  /** After a commit that failed, what is in memory is read anew from the file. */
  private forget(): void {
    this.sessions.abortAll();
    this.catalog.load();
    for (const collection of this.catalog.all()) collection.validator = compileValidator(collection.options);
  }

  private sweep(): void {
    try {
      this.sessions.sweep(Date.now());
      this.cursors.sweep(Date.now());
      if (hasExpiry(this)) this.database.atomically(() => expireDocuments(this, new Date()));
    } catch (fault) {
      this.log(`expiry failed and is tried again: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
  }

  view(collection: Collection, transaction: Transaction | null): View {
    return new View(collection, transaction, this.listener);
  }

  /** Commits a transaction's writes as one. Throws, with nothing kept, when they cannot be stored. */
  commit(transaction: Transaction): void {
    const writes = [...transaction.ownWrites()].sort(
      (a, b) => Number(a.version.bytes !== null) - Number(b.version.bytes !== null),
    );
    const created = [...transaction.created.values()];
    transaction.end("aborted");
    try {
      if (writes.length > 0 || created.length > 0) {
        this.database.atomically(() => {
          for (const collection of created) this.catalog.register(collection);
          this.settle(writes);
        });
      }
    } catch (fault) {
      for (const collection of created) this.catalog.unregister(collection);
      throw fault;
    }
    transaction.state = "committed";
  }

  private settle(writes: readonly OwnWrite[]): void {
    const views = new Map<Collection, View>();
    for (const { collection, r, version } of writes) {
      let view = views.get(collection);
      if (!view) {
        if (this.catalog.get(collection.db, collection.name) !== collection) {
          const message = `Collection ${collection.namespace} was dropped during the transaction`;
          throw new MongoError("NoSuchTransaction", message, {}, ["TransientTransactionError"]);
        }
        view = this.view(collection, null);
        views.set(collection, view);
      }
      view.settle(r, version);
    }
  }

  /** Runs a write that happens whole or not at all; waits and runs it anew when an open transaction is in its way. */
  async write<T>(transaction: Transaction | null, work: () => T, deadline: Deadline | null = null): Promise<T> {
    if (transaction) return work();
    for (;;) {
      this.newlyMultikey.clear();
      try {
        return this.database.atomically(work);
      } catch (fault) {
        this.keepMultikey();
        if (!(fault instanceof Blocked)) throw fault;
        await (deadline ? deadline.wait(fault.owner.ended) : fault.owner.ended);
      }
    }
  }

  private keepMultikey(): void {
    if (this.newlyMultikey.size === 0) return;
    this.database.atomically(() => {
      for (const collection of this.newlyMultikey) this.catalog.keep(collection);
    });
  }

  /** The next moment of the logical clock; no two are alike. */
  timestamp(): Timestamp {
    const seconds = Math.max(Math.floor(Date.now() / 1000), this.clock.seconds);
    this.clock = { seconds, count: seconds === this.clock.seconds ? this.clock.count + 1 : 1 };
    return new Timestamp({ t: seconds, i: this.clock.count });
  }

  createCollection(db: string, name: string, options: Doc): Collection {
    const validator = compileValidator(options);
    const collection = this.database.atomically(() => this.catalog.create(db, name, options));
    collection.validator = validator;
    return collection;
  }

  /** A collection that exists for one transaction only until that commits; its empty tables go when it does not. */
  createInTransaction(transaction: Transaction, db: string, name: string, options: Doc): Collection {
    const validator = compileValidator(options);
    const collection = this.database.atomically(() => this.catalog.prepare(db, name, options));
    collection.validator = validator;
    transaction.created.set(collection.namespace, collection);
    void transaction.ended.then(() => {
      if (transaction.state === "committed" || this.closed) return;
      this.database.atomically(() => collection.store.dropTables(collection.secondary.map((index) => index.id)));
    });
    return collection;
  }

  close(): void {
    this.closed = true;
    clearInterval(this.sweeper);
    this.sessions.abortAll();
    this.cursors.clear();
    this.database.close();
  }
}
