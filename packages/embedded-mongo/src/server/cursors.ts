import { randomBytes } from "node:crypto";
import { MongoError } from "../errors/mongo-error.ts";
import { type Doc, Double, type RawDocument, toDoc, type Value } from "../values/value.ts";

const FIRST_BATCH = 101;
const MAX_BATCH_BYTES = 16 * 1024 * 1024;
const IDLE_MS = 10 * 60_000;

export type CursorSource = Iterator<RawDocument, undefined>;

/** A cursor that more may still come to: its source has nothing now, which is not its end. */
export type Live = {
  /** Waits for something new, at most so many milliseconds. */
  wait(ms: number): Promise<void>;
  ended(): boolean;
  /** Where to go on after what has been handed out, whose last is given; `kept`: one more was fetched and held back. */
  resumeToken(last: RawDocument | undefined, kept: boolean): Doc;
};

type Open = {
  id: bigint;
  namespace: string;
  source: CursorSource;
  /** Fetched, but too large for the batch before. */
  kept: RawDocument | null;
  usedAt: number;
  expires: boolean;
  session: string | null;
  live: Live | null;
};

/** Results that clients fetch piece by piece. */
export class Cursors {
  private readonly open = new Map<bigint, Open>();

  /** The first batch, with the cursor's id when there is more to come. */
  first(
    namespace: string,
    source: CursorSource,
    options: { batchSize: number | null; single?: boolean; expires?: boolean; session: string | null; live?: Live },
  ): Doc {
    const cursor: Open = {
      id: 0n,
      namespace,
      source,
      kept: null,
      usedAt: Date.now(),
      expires: options.expires !== false,
      session: options.session,
      live: options.live ?? null,
    };
    const { batch, done } = take(cursor, options.batchSize ?? FIRST_BATCH);
    if (!done && options.single !== true) {
      cursor.id = newId();
      this.open.set(cursor.id, cursor);
    }
    const postBatchResumeToken = options.live?.resumeToken(batch.at(-1), cursor.kept !== null);
    return toDoc({ cursor: { firstBatch: batch, postBatchResumeToken, id: cursor.id, ns: namespace }, ok: OK });
  }

  /** The next batch; a live cursor waits for one until `waitMs` are over. */
  async next(id: bigint, namespace: string, batchSize: number | null, waitMs: number): Promise<Doc> {
    const cursor = this.open.get(id);
    if (!cursor) throw new MongoError("CursorNotFound", `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new MongoError(
        "Unauthorized",
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    cursor.usedAt = Date.now();
    const size = batchSize ?? Number.POSITIVE_INFINITY;
    let { batch, done } = take(cursor, size);
    for (const until = performance.now() + waitMs; cursor.live && batch.length === 0 && !done; ) {
      const left = until - performance.now();
      if (left <= 0 || !this.open.has(id)) break;
      await cursor.live.wait(left);
      ({ batch, done } = take(cursor, size));
    }
    cursor.usedAt = Date.now();
    if (done) this.open.delete(id);
    const postBatchResumeToken = cursor.live?.resumeToken(batch.at(-1), cursor.kept !== null);
    return toDoc({ cursor: { nextBatch: batch, postBatchResumeToken, id: done ? 0n : id, ns: namespace }, ok: OK });
  }

  kill(id: bigint): boolean {
    const cursor = this.open.get(id);
    cursor?.source.return?.();
    return this.open.delete(id);
  }

  killSession(session: string): void {
    for (const cursor of [...this.open.values()]) if (cursor.session === session) this.kill(cursor.id);
  }

  killNamespace(namespace: string): void {
    for (const cursor of [...this.open.values()])
      if (cursor.namespace === namespace && !cursor.live) this.kill(cursor.id);
  }

  get count(): number {
    return this.open.size;
  }

  sweep(now: number): void {
    for (const cursor of [...this.open.values()])
      if (cursor.expires && now - cursor.usedAt > IDLE_MS) this.kill(cursor.id);
  }

  clear(): void {
    this.open.clear();
  }
}

const OK: Value = new Double(1);

function take(cursor: Open, size: number): { batch: RawDocument[]; done: boolean } {
  const batch: RawDocument[] = [];
  let bytes = 0;
  if (cursor.kept && size > 0) {
    batch.push(cursor.kept);
    bytes += cursor.kept.bytes.length;
    cursor.kept = null;
  }
  while (batch.length < size) {
    const next = cursor.source.next();
    if (next.done) return { batch, done: cursor.live ? cursor.live.ended() : true };
    if (batch.length > 0 && bytes + next.value.bytes.length > MAX_BATCH_BYTES) {
      cursor.kept = next.value;
      return { batch, done: false };
    }
    batch.push(next.value);
    bytes += next.value.bytes.length;
  }
  return { batch, done: false };
}

const newId = (): bigint => (randomBytes(8).readBigUInt64LE() & 0x7fffffffffffffffn) | 1n;
