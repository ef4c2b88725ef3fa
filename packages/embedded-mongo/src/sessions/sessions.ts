import { MongoError } from "../errors/mongo-error.ts";
import type { Collection } from "../storage/collection.ts";
import type { Database, Statement } from "../storage/database.ts";
import { Snapshots } from "./snapshots.ts";
import { Transaction } from "./transaction.ts";

/** `transactionLifetimeLimitSeconds` of a server that nobody has told otherwise. */
export const TRANSACTION_LIFETIME_MS = 60_000;
const RECORD_LIFETIME_MS = 30 * 60_000;

/** Logical sessions: their transactions, and the answers to their latest retryable writes. */
export class Sessions {
  private readonly transactions = new Map<string, Transaction>();
  private readonly open = new Set<Transaction>();
  private readonly readRecord: Statement;
  private readonly writeRecord: Statement;
  private readonly dropRecords: Statement;
  private lastCleaning = 0;
  readonly snapshots = new Snapshots((snapshot) => this.follow(snapshot));

  constructor(database: Database) {
    database.exec(
      "CREATE TABLE IF NOT EXISTS retryable (session BLOB PRIMARY KEY, txn INTEGER NOT NULL, reply BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
    );
    this.readRecord = database.prepare("SELECT txn, reply FROM retryable WHERE session = ?");
    this.writeRecord = database.prepare(
      "INSERT INTO retryable (session, txn, reply, at) VALUES (?, ?, ?, ?) ON CONFLICT (session) DO UPDATE SET txn = excluded.txn, reply = excluded.reply, at = excluded.at",
    );
    this.dropRecords = database.prepare("DELETE FROM retryable WHERE at < ?");
  }

  /** The answer given to this write before, when it is a repetition. */
  recordedReply(session: string, txnNumber: bigint): Uint8Array | null {
    const row = this.readRecord.get(Buffer.from(session, "hex"));
    if (!row) return null;
    const [last, reply] = row;
    if (BigInt(Number(last)) > txnNumber) {
      throw new MongoError(
        "TransactionTooOld",
        `Retryable write with txnNumber ${txnNumber} is prohibited on session because a newer one with txnNumber ${last} has already started on this session.`,
      );
    }
    return BigInt(Number(last)) === txnNumber && reply instanceof Uint8Array ? reply : null;
  }

  record(session: string, txnNumber: bigint, reply: Uint8Array): void {
    this.writeRecord.run(Buffer.from(session, "hex"), txnNumber, reply, Date.now());
  }

  begin(session: string, txnNumber: bigint): Transaction {
    const last = this.transactions.get(session);
    if (last && last.txnNumber > txnNumber) {
      throw new MongoError(
        "TransactionTooOld",
        `Cannot start transaction ${txnNumber} on session because a newer transaction ${last.txnNumber} has already started.`,
      );
    }
    if (last && last.txnNumber === txnNumber) {
      throw new MongoError(
        "ConflictingOperationInProgress",
        `Cannot start a transaction with number ${txnNumber} again on this session`,
      );
    }
    if (last?.state === "open") last.end("aborted");
    const transaction = new Transaction(txnNumber, Date.now());
    this.transactions.set(session, transaction);
    this.follow(transaction);
    return transaction;
  }

  private follow(transaction: Transaction): void {
    this.open.add(transaction);
    void transaction.ended.then(() => this.open.delete(transaction));
  }

  /** Tells whoever reads from a snapshot that a collection is no longer what it was. */
  lose(collection: Collection): void {
    for (const transaction of this.open) transaction.lose(collection.namespace);
  }

  /** The session's open transaction of this number. Throws NoSuchTransaction or TransactionCommitted. */
  find(session: string, txnNumber: bigint): Transaction {
    const transaction = this.transactions.get(session);
    if (transaction?.txnNumber === txnNumber) {
      if (transaction.state === "open") return transaction;
      if (transaction.state === "committed") {
        throw new MongoError(
          "TransactionCommitted",
          `Transaction with { txnNumber: ${txnNumber} } has been committed.`,
        );
      }
      throw noSuchTransaction(`Transaction with { txnNumber: ${txnNumber} } has been aborted.`);
    }
    throw noSuchTransaction(
      `Given transaction number ${txnNumber} does not match any in-progress transactions. The active transaction number is ${transaction?.txnNumber ?? -1}`,
    );
  }

  /** How the session's transaction of this number stands, whatever that is. */
  stateOf(session: string, txnNumber: bigint): Transaction["state"] | null {
    const transaction = this.transactions.get(session);
    return transaction?.txnNumber === txnNumber ? transaction.state : null;
  }

  /** Tells every open transaction what a document was before somebody else changed it. */
  remember(collection: Collection, r: number, before: Uint8Array | null): void {
    for (const transaction of this.open) if (transaction.state === "open") transaction.remember(collection, r, before);
  }

  /** When each open transaction began. */
  openedAt(): Date[] {
    return [...this.transactions.values()]
      .filter(({ state }) => state === "open")
      .map(({ startedAt }) => new Date(startedAt));
  }

  get openTransactions(): number {
    return this.openedAt().length;
  }

  end(session: string): void {
    const transaction = this.transactions.get(session);
    if (transaction?.state === "open") transaction.end("aborted");
    this.transactions.delete(session);
    this.snapshots.end(session);
  }

  abortAll(): void {
    this.snapshots.endAll();
    for (const transaction of this.transactions.values()) if (transaction.state === "open") transaction.end("aborted");
  }

  /** Ends transactions that were left open too long, and forgets old records. */
  sweep(now: number): void {
    this.snapshots.sweep(now);
    for (const [session, transaction] of this.transactions) {
      if (now - transaction.startedAt < TRANSACTION_LIFETIME_MS) continue;
      if (transaction.state === "open") transaction.end("aborted");
      else if (now - transaction.startedAt > RECORD_LIFETIME_MS) this.transactions.delete(session);
    }
    if (now - this.lastCleaning < RECORD_LIFETIME_MS) return;
    this.lastCleaning = now;
    this.dropRecords.run(now - RECORD_LIFETIME_MS);
  }
}

const noSuchTransaction = (message: string): MongoError =>
  new MongoError("NoSuchTransaction", message, {}, ["TransientTransactionError"]);
