import { MongoError, writeConflict } from "../errors/mongo-error.ts";
import { type Collection, duplicateKey, type LockOwner } from "../storage/collection.ts";
import type { KeyRange, Row } from "../storage/collection-store.ts";
import { type IndexDefinition, type IndexKey, indexKeys } from "../storage/index-definition.ts";
import { decodeDocument } from "../values/decode.ts";
import { valueKey } from "../values/order-key.ts";
import { BSONRegExp, BsonUndefined, type Doc, typeAlias, type Value } from "../values/value.ts";
import { overlay } from "./overlay.ts";
import { byKey, type ChangedKeys, keyText, type Transaction, type Version, type WriteKind } from "./transaction.ts";

/** Thrown before anything was changed: the write has to wait until this transaction has ended. */
export class Blocked extends Error {
  readonly owner: LockOwner;
  constructor(owner: LockOwner) {
    super("a document is locked by an open transaction");
    this.owner = owner;
  }
}

/** Told of every stored change, for open transactions' snapshots and for change streams. */
export type ChangeListener = {
  changed(
    collection: Collection,
    r: number,
    before: Uint8Array | null,
    after: Uint8Array | null,
    kind: WriteKind,
  ): void;
  multikey(collection: Collection): void;
};

/** One collection as somebody sees it: as stored, or as a transaction's snapshot with its own writes. */
export class View {
  readonly collection: Collection;
  private readonly transaction: Transaction | null;
  private readonly listener: ChangeListener;

  constructor(collection: Collection, transaction: Transaction | null, listener: ChangeListener) {
    this.collection = collection;
    this.transaction = transaction;
    this.listener = listener;
  }

  private get overlaid(): boolean {
    return this.transaction?.touches(this.collection) === true;
  }

  byId(key: Uint8Array): Row | undefined {
    const own = this.transaction?.rowOfId(this.collection, key);
    if (own !== undefined) {
      const version = this.transaction?.version(this.collection, own);
      if (version?.bytes) return { r: own, bytes: version.bytes };
    }
    const row = this.collection.store.byId(key);
    return row && this.transaction?.version(this.collection, row.r) ? undefined : row;
  }

  byRow(r: number): Row | undefined {
    const version = this.transaction?.version(this.collection, r);
    if (version) return version.bytes ? { r, bytes: version.bytes } : undefined;
    return this.collection.store.byRow(r);
  }

  /** `wanted`: how many are likely to be asked for, where that is known. */
  *scan(reverse = false, wanted?: number): Generator<Row> {
    const { collection, transaction } = this;
    const stored = collection.store.scan(reverse, wanted);
    if (!transaction) return yield* stored;
    yield* overlay(stored, {
      generation: () => transaction.generation(collection),
      extra: () => transaction.visibleRows(collection),
      order: (a, b) => (reverse ? b.r - a.r : a.r - b.r),
      reading: (row) => (transaction.version(collection, row.r) ? null : row),
    });
  }

  *scanIndex(index: IndexDefinition, range: KeyRange, reverse: boolean, wanted?: number): Generator<Row> {
    const { collection, transaction } = this;
    const { store } = collection;
    if (!transaction) return yield* store.scanIndex(tableOf(index), range, reverse, wanted);
    yield* overlay(store.scanIndexKeys(tableOf(index), range, reverse, wanted), {
      generation: () => transaction.generation(collection),
      extra: () => transaction.visibleKeys(collection, index, range),
      order: (a, b) => (reverse ? byKey(b, a) : byKey(a, b)),
      reading: (row) => {
        if (!transaction.version(collection, row.r)) return row;
        const bytes = transaction.inPlace(collection, row.r, index);
        return bytes && { ...row, bytes };
      },
    });
  }

  /** The number of documents, or null where only counting them one by one tells. */
  quickCount(): number | null {
    return this.overlaid ? null : this.collection.store.count();
  }

  quickRangeCount(index: IndexDefinition, range: KeyRange): number | null {
    return this.overlaid || index.multikey ? null : this.collection.store.countRange(tableOf(index), range);
  }

  insert(doc: Doc, bytes: Uint8Array): void {
    const { collection } = this;
    const id = doc.get("_id");
    if (Array.isArray(id) || id instanceof BsonUndefined || id instanceof BSONRegExp) {
      throw new MongoError("InvalidIdField", `The '_id' value cannot be of type ${typeAlias(id)}`);
    }
    if (collection.timeSeries) {
      // Many measurements may bear one `_id`, so each is filed under its place.
      const r = collection.store.allocateRow();
      this.storeNew(r, valueKey(BigInt(r)), bytes, this.entriesOf(doc));
      return;
    }
    const idKey = valueKey(id);
    this.claimKey("_id", idKey);
    const entries = this.entriesOf(doc);
    if (!this.transaction) {
      this.insertStored(collection.store.allocateRow(), id, idKey, bytes, entries);
      return;
    }
    this.refuseSameId(id, idKey);
    if (collection.store.byId(idKey) && !this.ownsStored(idKey)) throw writeConflict();
    for (const [index, keys] of entries) this.refuseDuplicates(index, keys, null);
    const r = collection.store.allocateRow();
    this.holdKeys(idKey, entries);
    this.transaction.holdRow(collection, r);
    this.transaction.write(collection, r, bytes, idKey);
  }

  /** The table itself refuses a second document of one `_id`; asking it beforehand would cost every insert a search. */
  private insertStored(
    r: number,
    id: Value | undefined,
    idKey: Uint8Array,
    bytes: Uint8Array,
    entries: [IndexDefinition, IndexKey[]][],
  ): void {
    for (const [index, keys] of entries) {
      try {
        this.refuseDuplicates(index, keys, null);
      } catch (fault) {
        this.refuseSameId(id, idKey);
        throw fault;
      }
    }
    if (!this.storeNew(r, idKey, bytes, entries)) this.refuseSameId(id, idKey);
  }

  private refuseSameId(id: Value | undefined, idKey: Uint8Array): void {
    const idIndex = this.collection.index("_id_");
    if (idIndex && this.byId(idKey)) throw duplicateKey(this.collection, idIndex, [id]);
  }

  private storeNew(r: number, idKey: Uint8Array, bytes: Uint8Array, entries: [IndexDefinition, IndexKey[]][]): boolean {
    const { collection } = this;
    if (!collection.store.insert(r, idKey, bytes)) return false;
    for (const [index, keys] of entries) for (const key of keys) collection.store.addEntry(index.id, key.bytes, r);
    this.listener.changed(collection, r, null, bytes, "update");
    return true;
  }

  /** Stores what a committed transaction wrote; its locks have kept every key free for it. */
  settle(r: number, { bytes, settled, kind }: Version): void {
    if (bytes && settled?.indexVersion === this.collection.indexVersion) {
      this.storeChanged({ r, bytes: settled.before }, bytes, settled.changed, kind);
      return;
    }
    const stored = this.collection.store.byRow(r);
    const before = stored && decodeDocument(stored.bytes);
    if (!bytes) {
      if (stored && before) this.remove(stored, before);
      return;
    }
    const after = decodeDocument(bytes);
    if (stored && before) this.storeChanged(stored, bytes, this.changedKeys(before, after), kind);
    else if (!this.storeNew(r, valueKey(after.get("_id")), bytes, this.entriesOf(after))) throw writeConflict();
  }

  /** Whether a stored document with this key is one that this transaction itself has removed. */
  private ownsStored(idKey: Uint8Array): boolean {
    const stored = this.collection.store.byId(idKey);
    return !!stored && this.transaction?.version(this.collection, stored.r)?.own === true;
  }

  replace(row: Row, before: Doc, after: Doc, bytes: Uint8Array, kind: WriteKind = "update"): void {
    const { collection } = this;
    this.claimRow(row.r);
    const changed = this.changedKeys(before, after);
    for (const { index, added } of changed) this.refuseDuplicates(index, added, row.r);
    if (this.transaction) {
      this.holdKeys(
        null,
        changed.map(({ index, gone, added }) => [index, [...gone, ...added]]),
      );
      this.transaction.holdRow(collection, row.r);
      this.transaction.write(collection, row.r, bytes, valueKey(after.get("_id")), kind, {
        before: row.bytes,
        changed,
        indexVersion: collection.indexVersion,
      });
      return;
    }
    this.storeChanged(row, bytes, changed, kind);
  }

  private changedKeys(before: Doc, after: Doc): ChangedKeys[] {
    const changed: ChangedKeys[] = [];
    for (const index of this.collection.secondary) {
      if (!index.partial && index.fields.every(({ parts }) => before.get(parts[0] ?? "") === after.get(parts[0] ?? "")))
        continue;
      const old = indexKeys(index, before).keys;
      const now = this.keysOf(index, after);
      const gone = without(old, now);
      const added = without(now, old);
      if (gone.length > 0 || added.length > 0) changed.push({ index, gone, added });
    }
    return changed;
  }

  private storeChanged(row: Row, bytes: Uint8Array, changed: ChangedKeys[], kind: WriteKind): void {
    const { collection } = this;
    collection.store.replace(row.r, bytes);
    for (const { index, gone, added } of changed) {
      for (const key of gone) collection.store.removeEntry(index.id, key.bytes, row.r);
      for (const key of added) collection.store.addEntry(index.id, key.bytes, row.r);
    }
    this.listener.changed(collection, row.r, row.bytes, bytes, kind);
  }

  remove(row: Row, doc: Doc): void {
    const { collection } = this;
    this.claimRow(row.r);
    const entries = collection.secondary.map((index): [IndexDefinition, IndexKey[]] => [
      index,
      indexKeys(index, doc).keys,
    ]);
    if (this.transaction) {
      const idKey = valueKey(doc.get("_id"));
      this.holdKeys(idKey, entries);
      this.transaction.holdRow(collection, row.r);
      this.transaction.write(collection, row.r, null, idKey);
      return;
    }
    collection.store.remove(row.r);
    for (const [index, keys] of entries)
      for (const key of keys) collection.store.removeEntry(index.id, key.bytes, row.r);
    this.listener.changed(collection, row.r, row.bytes, null, "update");
  }

  private entriesOf(doc: Doc): [IndexDefinition, IndexKey[]][] {
    return this.collection.secondary.map((index) => [index, this.keysOf(index, doc)]);
  }

  private keysOf(index: IndexDefinition, doc: Doc): IndexKey[] {
    const { keys, multi } = indexKeys(index, doc);
    if (multi && !index.multikey) {
      index.multikey = true;
      this.listener.multikey(this.collection);
    }
    return keys;
  }

  private claimRow(r: number): void {
    const owner = this.collection.rowLocks.get(r);
    if (this.transaction) {
      if (owner && owner !== this.transaction) throw writeConflict();
      const version = this.transaction.version(this.collection, r);
      if (version && !version.own) throw writeConflict();
    } else if (owner) throw new Blocked(owner);
  }

  private claimKey(index: string, key: Uint8Array): void {
    if (this.collection.keyLocks.size === 0) return;
    const owner = this.collection.keyLocks.get(lockName(index, key));
    if (!owner || owner === this.transaction) return;
    if (this.transaction) throw writeConflict();
    throw new Blocked(owner);
  }

  private holdKeys(idKey: Uint8Array | null, entries: [IndexDefinition, IndexKey[]][]): void {
    if (idKey) this.transaction?.holdKey(this.collection, lockName("_id", idKey));
    for (const [index, keys] of entries) {
      if (!index.unique) continue;
      for (const key of keys) this.transaction?.holdKey(this.collection, lockName(`${index.id}`, key.bytes));
    }
  }

  private refuseDuplicates(index: IndexDefinition, keys: IndexKey[], self: number | null): void {
    if (!index.unique) return;
    const { collection } = this;
    for (const key of keys) {
      this.claimKey(`${index.id}`, key.bytes);
      for (const r of collection.store.rowsWithKey(index.id, key.bytes)) {
        if (r === self) continue;
        const version = this.transaction?.version(collection, r);
        if (!version) throw duplicateKey(collection, index, key.values);
        if (!version.own) throw writeConflict();
      }
      if (!this.transaction || collection.keyLocks.get(lockName(`${index.id}`, key.bytes)) !== this.transaction)
        continue;
      const exactly = { low: key.bytes, high: Buffer.concat([key.bytes, Buffer.from([0])]) };
      const own = this.transaction.visibleKeys(collection, index, exactly);
      if (own.some(({ r }) => r !== self)) throw duplicateKey(collection, index, key.values);
    }
  }

  /** Fills a new index from what is stored. */
  build(index: IndexDefinition): void {
    const { store } = this.collection;
    for (const row of store.scan(false)) {
      const { keys, multi } = indexKeys(index, decodeDocument(row.bytes));
      if (multi) index.multikey = true;
      for (const key of keys) {
        if (index.unique && store.rowsWithKey(index.id, key.bytes).length > 0) {
          throw duplicateKey(this.collection, index, key.values);
        }
        store.addEntry(index.id, key.bytes, row.r);
      }
    }
  }
}

const lockName = (index: string, key: Uint8Array): string => `${index}:${keyText(key)}`;

function without(keys: IndexKey[], others: IndexKey[]): IndexKey[] {
  return keys.filter((key) => !others.some((other) => key.bytes.equals(other.bytes)));
}

/** The index on `_id` is the documents' own table. */
const tableOf = (index: IndexDefinition): number | null => (index.name === "_id_" ? null : index.id);
