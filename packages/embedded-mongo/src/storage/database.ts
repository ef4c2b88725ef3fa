import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from "node:sqlite";

/** The data directory cannot be used; the message says which and why. */
export class DataDirectoryError extends Error {
  override name = "DataDirectoryError";
}

const FILE = "embedded-mongo.sqlite";

/** To this the log shrinks again once a large write is in the main file; a start after a kill reads no more than the log. */
const LARGEST_RESTING_LOG_BYTES = 16 * 1024 * 1024;

/**
 * One SQLite file, or memory. All writes of one turn of the event loop share a transaction, which commits before any of
 * them is acknowledged: under load one sync to disk serves many clients.
 *
 * `synchronous=FULL` syncs the log at every commit. `NORMAL` would survive a killed process too, but not a power cut, and the
 * answer to a write concern of "majority" promises that as well.
 */
export class Database {
  private readonly sqlite: DatabaseSync;
  private readonly control: {
    begin: StatementSync;
    commit: StatementSync;
    rollback: StatementSync;
    save: StatementSync;
    release: StatementSync;
    undo: StatementSync;
  };
  private pending: { done: Promise<void>; resolve: () => void; reject: (fault: unknown) => void } | null = null;
  /** What was lost in this turn; whoever asks whether their write is kept has to hear of it. */
  private lost: Promise<void> | null = null;
  private closed = false;
  /** Called after a failed commit, when what is in memory no longer agrees with the file. */
  onRollback: () => void = () => {};

  constructor(dataDir?: string) {
    this.sqlite = dataDir === undefined ? new DatabaseSync(":memory:") : openFile(dataDir);
    this.sqlite.exec("PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;");
    this.control = {
      begin: this.sqlite.prepare("BEGIN IMMEDIATE"),
      commit: this.sqlite.prepare("COMMIT"),
      rollback: this.sqlite.prepare("ROLLBACK"),
      save: this.sqlite.prepare("SAVEPOINT statement"),
      release: this.sqlite.prepare("RELEASE statement"),
      undo: this.sqlite.prepare("ROLLBACK TO statement"),
    };
  }

  exec(sql: string): void {
    this.sqlite.exec(sql);
  }

  prepare(sql: string): Statement {
    return new Statement(this.sqlite.prepare(sql));
  }

  /** Runs a piece of work that either happens whole or, when it throws, not at all. */
  atomically<T>(work: () => T): T {
    this.open();
    this.control.save.run();
    try {
      const result = work();
      this.control.release.run();
      return result;
    } catch (fault) {
      if (this.sqlite.isTransaction) {
        this.control.undo.run();
        this.control.release.run();
      } else this.lose(fault);
      throw fault;
    }
  }

  private open(): void {
    if (this.pending) return;
    this.control.begin.run();
    let resolve = (): void => {};
    let reject = (_fault: unknown): void => {};
    const done = new Promise<void>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    done.catch(() => {});
    this.pending = { done, resolve, reject };
    setImmediate(() => this.flush());
  }

  /** A full disk makes SQLite give up the whole transaction, and with it what others have written in this turn. */
  private lose(fault: unknown): void {
    const pending = this.pending;
    if (!pending) return;
    this.pending = null;
    this.lost = pending.done;
    setImmediate(() => {
      this.lost = null;
    });
    this.onRollback();
    pending.reject(fault);
  }

  /** Commits what is pending now. */
  flush(): void {
    const pending = this.pending;
    if (!pending) return;
    this.pending = null;
    try {
      this.control.commit.run();
      pending.resolve();
    } catch (fault) {
      if (this.sqlite.isTransaction) this.control.rollback.run();
      this.onRollback();
      pending.reject(fault);
    }
  }

  /** Resolves when every write made so far is on disk; rejects when it could not be kept. */
  durable(): Promise<void> | null {
    return this.pending?.done ?? this.lost;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.flush();
    this.sqlite.close();
  }
}

/** A prepared statement whose rows are arrays of columns. */
export class Statement {
  private readonly statement: StatementSync;

  constructor(statement: StatementSync) {
    statement.setReturnArrays(true);
    this.statement = statement;
  }

  run(...values: SQLInputValue[]): number {
    return Number(this.statement.run(...values).changes);
  }

  get(...values: SQLInputValue[]): SQLOutputValue[] | undefined {
    const row: unknown = this.statement.get(...values);
    return Array.isArray(row) ? row : undefined;
  }

  all(...values: SQLInputValue[]): SQLOutputValue[][] {
    const rows: unknown[] = this.statement.all(...values);
    return rows.filter((row): row is SQLOutputValue[] => Array.isArray(row));
  }
}

function openFile(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (fault) {
    throw new DataDirectoryError(`Cannot create the data directory ${dataDir}: ${reason(fault)}`);
  }
  let sqlite: DatabaseSync;
  try {
    sqlite = new DatabaseSync(join(dataDir, FILE));
  } catch (fault) {
    throw new DataDirectoryError(`Cannot open the database in ${dataDir}: ${reason(fault)}`);
  }
  try {
    sqlite.exec(
      "PRAGMA busy_timeout=0; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    );
    sqlite.exec(`PRAGMA journal_size_limit=${LARGEST_RESTING_LOG_BYTES};`);
    sqlite.exec("BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS lock_probe (at INTEGER); COMMIT;");
    return sqlite;
  } catch (fault) {
    sqlite.close();
    if (/locked|busy/i.test(reason(fault))) {
      throw new DataDirectoryError(
        `Another process is using the data directory ${dataDir}. Stop it, or choose another directory.`,
      );
    }
    throw new DataDirectoryError(`Cannot write to the data directory ${dataDir}: ${reason(fault)}`);
  }
}

const reason = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
