import { MongoError } from "../errors/mongo-error.ts";
import type { Timestamp } from "../values/value.ts";
import { Transaction } from "./transaction.ts";

/** `minSnapshotHistoryWindowInSeconds`: so long a snapshot is kept after it was last read from. */
const SNAPSHOT_LIFETIME_MS = 300_000;

type Snapshot = { reader: Transaction; usedAt: number };

/**
 * The states of the whole database that sessions read from outside transactions (read concern "snapshot"). Each is a transaction that only
 * reads: it holds no lock, so that no writer ever waits for it.
 */
export class Snapshots {
  private readonly bySession = new Map<string, Map<string, Snapshot>>();
  private readonly follow: (reader: Transaction) => void;

  constructor(follow: (reader: Transaction) => void) {
    this.follow = follow;
  }

  /** Begins to keep the present state, to be asked for by this time again. */
  take(session: string, at: Timestamp): Transaction {
    const reader = new Transaction(-1n, Date.now());
    this.follow(reader);
    const taken = this.bySession.get(session) ?? new Map<string, Snapshot>();
    this.bySession.set(session, taken.set(at.toString(), { reader, usedAt: Date.now() }));
    return reader;
  }

  /** A state taken before. Throws SnapshotTooOld when it is not kept, or no longer. */
  at(session: string, at: Timestamp): Transaction {
    const snapshot = this.bySession.get(session)?.get(at.toString());
    if (snapshot?.reader.state !== "open") {
      throw new MongoError("SnapshotTooOld", `Read timestamp ${at} is older than the oldest available timestamp.`);
    }
    return snapshot.reader;
  }

  /** Whatever a session does keeps its snapshots from ageing. */
  touch(session: string): void {
    for (const snapshot of this.bySession.get(session)?.values() ?? []) snapshot.usedAt = Date.now();
  }

  end(session: string): void {
    for (const { reader } of this.bySession.get(session)?.values() ?? []) reader.end("aborted");
    this.bySession.delete(session);
  }

  endAll(): void {
    for (const session of [...this.bySession.keys()]) this.end(session);
  }

  sweep(now: number): void {
    for (const [session, taken] of this.bySession) {
      for (const [at, { reader, usedAt }] of taken) {
        if (reader.state === "open" && now - usedAt < SNAPSHOT_LIFETIME_MS) continue;
        reader.end("aborted");
        taken.delete(at);
      }
      if (taken.size === 0) this.bySession.delete(session);
    }
  }
}
