import { MongoError } from "../errors/mongo-error.ts";
import type { Collection, LockOwner } from "../storage/collection.ts";
import type { KeyedRow, KeyRange, Row } from "../storage/collection-store.ts";
import { type IndexDefinition, type IndexKey, indexKeys } from "../storage/index-definition.ts";
import { decodeDocument } from "../values/decode.ts";
import { valueKey } from "../values/order-key.ts";

/** A document as one transaction sees it where that differs from what is stored; null means: not there. */
export type Version = { bytes: Uint8Array | null; own: boolean; kind: WriteKind; settled?: Settled };

/** Whether a document was changed in part or put in the place of another. */
export type WriteKind = "update" | "replace";

/** How one write changes a stored document, kept so that committing it need not look again. */
export type Settled = { before: Uint8Array; changed: ChangedKeys[]; indexVersion: number };

/** What a changed document takes out of an index and puts into it. */
export type ChangedKeys = { index: IndexDefinition; gone: IndexKey[]; added: IndexKey[] };

/** A document to be stored at commit, or with null to be removed. */
export type OwnWrite = { collection: Collection; r: number; version: Version };

type Changes = {
  /** Grows with every change: what was read from here before no longer holds. */
  generation: number;
  rows: Map<number, Version>;
  /** Rows by `_id` key, for those this transaction sees differently. */
  ids: Map<string, number>;
  byIndex: Map<number, KeyedRow[]>;
};

/** Of what others change while a snapshot is open it keeps the former state; past this much it gives up rather than fill the memory. */
const MOST_REMEMBERED_BYTES = 256 * 1024 * 1024;

export const keyText = (key: Uint8Array): string =>
  Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString("latin1");

/**
 * A multi-document transaction: its own writes, and the former state of whatever others have changed since it began.
 * Both lie over the stored data, so that it reads its snapshot and its own writes while no one else sees them.
 */
export class Transaction implements LockOwner {
  readonly txnNumber: bigint;
  readonly startedAt: number;
  state: "open" | "committed" | "aborted" = "open";
  readonly ended: Promise<void>;
  private resolveEnded: () => void = () => {};
  /** Collections that it created and that nobody else sees before it commits, by namespace. */
  readonly created = new Map<string, Collection>();
  private readonly changes = new Map<Collection, Changes>();
  private readonly lost = new Set<string>();
  private remembered = 0;
  private readonly heldRows: [Collection, number][] = [];
  private readonly heldKeys: [Collection, string][] = [];

  constructor(txnNumber: bigint, startedAt: number) {
    this.txnNumber = txnNumber;
    this.startedAt = startedAt;
    this.ended = new Promise((resolve) => {
      this.resolveEnded = resolve;
    });
  }

  private of(collection: Collection): Changes {
    let changes = this.changes.get(collection);
    if (!changes) {
      changes = { generation: 1, rows: new Map(), ids: new Map(), byIndex: new Map() };
      this.changes.set(collection, changes);
    }
    return changes;
  }

  version(collection: Collection, r: number): Version | undefined {
    return this.changes.get(collection)?.rows.get(r);
  }

  touches(collection: Collection): boolean {
    return this.changes.has(collection);
  }

  /** Throws SnapshotTooOld when this has ended: what lay over the stored rows is forgotten, and a late reader would mix two states. */
  generation(collection: Collection): number {
    if (this.state === "aborted") throw new MongoError("SnapshotTooOld", "the snapshot this reads from has ended");
    return this.changes.get(collection)?.generation ?? 0;
  }

  rowOfId(collection: Collection, key: Uint8Array): number | undefined {
    const changes = this.changes.get(collection);
    return changes && changes.ids.size > 0 ? changes.ids.get(keyText(key)) : undefined;
  }

  /** Rows this transaction sees although they are not, or not so, among the stored ones. */
  visibleRows(collection: Collection): Row[] {
    const rows: Row[] = [];
    for (const [r, { bytes }] of this.changes.get(collection)?.rows ?? []) if (bytes) rows.push({ r, bytes });
    return rows.sort((a, b) => a.r - b.r);
  }

  /** What a stored row reads as here, when the index still finds it where it is stored; nothing otherwise. */
  inPlace(collection: Collection, r: number, index: IndexDefinition): Uint8Array | null {
    const version = this.changes.get(collection)?.rows.get(r);
    return version && staysIn(version, index) ? version.bytes : null;
  }

  /** The rows that an index finds elsewhere than they are stored, in its order. */
  visibleKeys(collection: Collection, index: IndexDefinition, range: KeyRange): KeyedRow[] {
    const changes = this.changes.get(collection);
    if (!changes) return [];
    let keyed = changes.byIndex.get(index.id);
    if (!keyed) {
      keyed = [];
      for (const [r, version] of changes.rows) {
        const { bytes } = version;
        if (!bytes || staysIn(version, index)) continue;
        for (const key of indexKeys(index, decodeDocument(bytes)).keys) keyed.push({ r, bytes, key: key.bytes });
      }
      keyed.sort(byKey);
      changes.byIndex.set(index.id, keyed);
    }
    if (keyed.length === 0) return keyed;
    return keyed.filter(({ key }) => within(key, range));
  }

  /** A collection was dropped or renamed: this can no longer read it as it was. */
  lose(namespace: string): void {
    this.lost.add(namespace);
  }

  /** Throws SnapshotUnavailable for a collection that has been dropped or renamed since this began. */
  insistOn(namespace: string): void {
    if (!this.lost.has(namespace)) return;
    const message = `Unable to read from a snapshot due to pending collection catalog changes to ${namespace}; please retry the operation.`;
    throw new MongoError("SnapshotUnavailable", message, {}, ["TransientTransactionError"]);
  }

  /** Keeps what a row was before somebody else changed it, unless this transaction knows better. */
  remember(collection: Collection, r: number, bytes: Uint8Array | null): void {
    const changes = this.of(collection);
    if (changes.rows.has(r)) return;
    this.put(changes, r, { bytes, own: false, kind: "update" });
    this.remembered += bytes?.length ?? 0;
    if (this.remembered > MOST_REMEMBERED_BYTES) this.end("aborted");
  }

  /** `settled` holds for the first write to a stored document only; a further one makes it void. */
  write(
    collection: Collection,
    r: number,
    bytes: Uint8Array | null,
    idKey: Uint8Array,
    kind: WriteKind = "update",
    settled?: Settled,
  ): void {
    const changes = this.of(collection);
    const first = settled && !changes.rows.has(r);
    this.put(changes, r, first ? { bytes, own: true, kind, settled } : { bytes, own: true, kind }, idKey);
  }

  private put(changes: Changes, r: number, version: Version, idKey?: Uint8Array): void {
    // What is kept in order stays so, unless this write moved the row in that index.
    for (const id of changes.byIndex.keys()) {
      if (!version.settled || version.settled.changed.some(({ index }) => index.id === id)) changes.byIndex.delete(id);
    }
    changes.rows.set(r, version);
    changes.generation++;
    if (version.bytes) changes.ids.set(keyText(idKey ?? valueKey(decodeDocument(version.bytes).get("_id"))), r);
  }

  holdRow(collection: Collection, r: number): void {
    if (collection.rowLocks.get(r) === this) return;
    collection.rowLocks.set(r, this);
    this.heldRows.push([collection, r]);
  }

  holdKey(collection: Collection, key: string): void {
    if (collection.keyLocks.get(key) === this) return;
    collection.keyLocks.set(key, this);
    this.heldKeys.push([collection, key]);
  }

  /** Own writes, to be stored at commit. */
  *ownWrites(): Generator<OwnWrite> {
    for (const [collection, { rows }] of this.changes) {
      for (const [r, version] of rows) if (version.own) yield { collection, r, version };
    }
  }

  end(state: "committed" | "aborted"): void {
    this.state = state;
    for (const [collection, r] of this.heldRows) collection.rowLocks.delete(r);
    for (const [collection, key] of this.heldKeys) collection.keyLocks.delete(key);
    this.changes.clear();
    this.resolveEnded();
  }
}

/** A first write to a stored document leaves it where every index has it whose keys it did not change. */
const staysIn = ({ bytes, settled }: Version, index: IndexDefinition): boolean =>
  bytes !== null && settled !== undefined && !settled.changed.some((change) => change.index.id === index.id);

export const byKey = (a: KeyedRow, b: KeyedRow): number => Buffer.compare(a.key, b.key) || a.r - b.r;

const within = (key: Uint8Array, { low, high }: KeyRange): boolean =>
  (!low || Buffer.compare(key, low) >= 0) && (!high || Buffer.compare(key, high) < 0);
