import type { Collection } from "../storage/collection.ts";
import type { Database, Statement } from "../storage/database.ts";
import { decodeDocument } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { type Doc, isDoc, type Timestamp, toDoc } from "../values/value.ts";

/** A change as it is kept: its place in the log, and the event without its resume token. */
export type LoggedChange = { seq: number; event: Doc };

const KEPT = 100_000;

/** Where an event keeps what its document was before and after, for those who watch with images. */
export const PRE_IMAGE = "$before";
export const POST_IMAGE = "$after";

/** Whether a collection's events keep what each document was before and after. */
export function keepsImages(collection: Collection): boolean {
  const images = collection.options.get("changeStreamPreAndPostImages");
  return isDoc(images) && images.get("enabled") === true;
}

/**
 * Every change in the order of its commit, kept in the same file as the documents. Nothing is logged until somebody watches for the
 * first time; from then on everything is, so that a watcher can go on after a restart where it left off.
 */
export class ChangeLog {
  private readonly database: Database;
  private readonly insert: Statement;
  private readonly select: Statement;
  private readonly trim: Statement;
  private last: number;
  private on: boolean;
  private waiting = new Set<() => void>();
  private announced = false;

  constructor(database: Database) {
    this.database = database;
    database.exec(
      `CREATE TABLE IF NOT EXISTS changes (seq INTEGER PRIMARY KEY, db TEXT NOT NULL, coll TEXT NOT NULL, event BLOB NOT NULL);
       CREATE TABLE IF NOT EXISTS changes_since (seq INTEGER NOT NULL)`,
    );
    this.insert = database.prepare("INSERT INTO changes (seq, db, coll, event) VALUES (?, ?, ?, ?)");
    this.select = database.prepare(
      "SELECT seq, event FROM changes WHERE seq > ? AND (?2 IS NULL OR db = ?2) AND (?3 IS NULL OR coll = ?3 OR coll = '') ORDER BY seq LIMIT 100",
    );
    this.trim = database.prepare("DELETE FROM changes WHERE seq <= ?");
    this.last = Number(database.prepare("SELECT coalesce(max(seq), 0) FROM changes").get()?.[0] ?? 0);
    this.on = database.prepare("SELECT 1 FROM changes_since").get() !== undefined;
  }

  get active(): boolean {
    return this.on;
  }

  /** Begins to log, unless that has begun before, and tells the place of the latest change. */
  start(): number {
    if (!this.on) {
      this.database.atomically(() => this.database.exec(`INSERT INTO changes_since VALUES (${this.last})`));
      this.on = true;
    }
    return this.last;
  }

  record(db: string, coll: string, fields: Doc, at: Timestamp): void {
    const event: Doc = new Map([
      ["operationType", fields.get("operationType") ?? null],
      ["clusterTime", at],
      ["wallTime", new Date()],
      ...fields,
      ["ns", toDoc(coll === "" ? { db } : { db, coll })],
    ]);
    const seq = ++this.last;
    this.insert.run(seq, db, coll, encodeDocument(event));
    if (seq % 1000 === 0) this.trim.run(seq - KEPT);
    this.announce();
  }

  /** Wakes those who wait once the changes are on disk. */
  private announce(): void {
    if (this.announced || this.waiting.size === 0) return;
    this.announced = true;
    const wake = (): void => {
      this.announced = false;
      const waiting = this.waiting;
      this.waiting = new Set();
      for (const resume of waiting) resume();
    };
    void (this.database.durable() ?? Promise.resolve()).then(wake, wake);
  }

  /** Changes after a place, at most a hundred; null stands for every database or collection. */
  after(seq: number, db: string | null, coll: string | null): LoggedChange[] {
    return this.select
      .all(seq, db, coll)
      .flatMap(([at, event]) =>
        event instanceof Uint8Array ? [{ seq: Number(at), event: decodeDocument(event) }] : [],
      );
  }

  /** Whether everything after this place is still there. */
  reachesBack(seq: number): boolean {
    const [since] =
      this.database
        .prepare("SELECT max((SELECT min(seq) FROM changes_since), (SELECT max(seq) FROM changes) - ?)")
        .get(KEPT) ?? [];
    return seq >= Number(since ?? 0);
  }

  /** Resolves at the next change, or when the time is over. */
  next(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const resume = (): void => {
        clearTimeout(timer);
        this.waiting.delete(resume);
        resolve();
      };
      const timer = setTimeout(resume, ms);
      this.waiting.add(resume);
    });
  }
}
