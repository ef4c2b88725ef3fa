import type { Database, Statement } from "./database.ts";

/** A stored document: its place in insertion order and its BSON bytes. */
export type Row = { r: number; bytes: Uint8Array };
export type KeyedRow = Row & { key: Uint8Array };

/** From `low` on, up to but not including `high`; null is open. */
export type KeyRange = { low: Uint8Array | null; high: Uint8Array | null };

const FIRST_CHUNK = 64;
const LARGEST_CHUNK = 2048;
/** A piece of a scan holds about this much at most, so that an open cursor costs little whatever its documents weigh. */
const CHUNK_BYTES = 1 << 20;
const EMPTY = new Uint8Array();

/**
 * The SQLite tables of one collection: documents in insertion order, found by `_id` key.
 *
 * A limit is written `+?`: SQLite looks at a bare `?` there when it plans, and would plan anew each time it is bound.
 */
export class CollectionStore {
  readonly id: number;
  private readonly database: Database;
  private readonly statements = new Map<string, Statement>();
  private nextRow: number;
  /** What the documents seen last weighed on average. */
  private typicalBytes = 0;

  constructor(database: Database, id: number) {
    this.database = database;
    this.id = id;
    database.exec(
      `CREATE TABLE IF NOT EXISTS c${id} (r INTEGER PRIMARY KEY, k BLOB NOT NULL, d BLOB NOT NULL);
       CREATE UNIQUE INDEX IF NOT EXISTS c${id}_id ON c${id} (k);`,
    );
    this.nextRow = Number(this.sql("SELECT coalesce(max(r), 0) + 1 FROM @c").get()?.[0] ?? 1);
  }

  private sql(text: string): Statement {
    let statement = this.statements.get(text);
    if (!statement) {
      statement = this.database.prepare(text.replaceAll("@c", `c${this.id}`));
      this.statements.set(text, statement);
    }
    return statement;
  }

  /** Row numbers only grow, so insertion order is row order. */
  allocateRow(): number {
    return this.nextRow++;
  }

  byId(key: Uint8Array): Row | undefined {
    return asRow(this.sql("SELECT r, d FROM @c WHERE k = ?").get(key));
  }

  byRow(r: number): Row | undefined {
    return asRow(this.sql("SELECT r, d FROM @c WHERE r = ?").get(r));
  }

  /** False, with nothing stored, when a document has this `_id` already. */
  insert(r: number, key: Uint8Array, bytes: Uint8Array): boolean {
    return this.sql("INSERT INTO @c (r, k, d) VALUES (?, ?, ?) ON CONFLICT (k) DO NOTHING").run(r, key, bytes) === 1;
  }

  replace(r: number, bytes: Uint8Array): void {
    this.sql("UPDATE @c SET d = ? WHERE r = ?").run(bytes, r);
  }

  remove(r: number): void {
    this.sql("DELETE FROM @c WHERE r = ?").run(r);
  }

  count(): number {
    return Number(this.sql("SELECT count(*) FROM @c").get()?.[0] ?? 0);
  }

  size(): number {
    return Number(this.sql("SELECT coalesce(sum(length(d)), 0) FROM @c").get()?.[0] ?? 0);
  }

  /** Documents in insertion order, fetched piece by piece so that writes may go on in between. */
  *scan(reverse: boolean, wanted?: number): Generator<Row> {
    const next = this.sql(
      reverse
        ? "SELECT r, d FROM @c WHERE r < ? ORDER BY r DESC LIMIT +?"
        : "SELECT r, d FROM @c WHERE r > ? ORDER BY r LIMIT +?",
    );
    let after = reverse ? Number.MAX_SAFE_INTEGER : -1;
    for (let chunk = this.piece(wanted ?? FIRST_CHUNK); ; chunk = this.piece(chunk * 4)) {
      const rows = this.weigh(next.all(after, chunk));
      after = Number(rows.at(-1)?.[0] ?? after);
      for (const columns of rows) {
        const row = asRow(columns);
        if (row) yield row;
      }
      if (rows.length < chunk) return;
    }
  }

  /** How many rows to fetch at once when so many are asked for. */
  private piece(rows: number): number {
    const most = this.typicalBytes > 0 ? CHUNK_BYTES / this.typicalBytes : LARGEST_CHUNK;
    return Math.max(1, Math.floor(Math.min(rows, most, LARGEST_CHUNK)));
  }

  private weigh<Rows extends readonly (readonly unknown[])[]>(rows: Rows): Rows {
    if (rows.length === 0) return rows;
    let bytes = 0;
    for (const [, document] of rows) if (document instanceof Uint8Array) bytes += document.length;
    this.typicalBytes = bytes / rows.length;
    return rows;
  }

  createIndexTable(index: number): void {
    this.database.exec(
      `CREATE TABLE IF NOT EXISTS x${index} (k BLOB NOT NULL, r INTEGER NOT NULL, PRIMARY KEY (k, r)) WITHOUT ROWID`,
    );
  }

  dropIndexTable(index: number): void {
    this.forget(index);
    this.database.exec(`DROP TABLE IF EXISTS x${index}`);
  }

  private forget(index: number): void {
    for (const text of [...this.statements.keys()]) if (text.includes(` x${index} `)) this.statements.delete(text);
  }

  dropTables(indexes: readonly number[]): void {
    this.statements.clear();
    for (const index of indexes) this.database.exec(`DROP TABLE IF EXISTS x${index}`);
    this.database.exec(`DROP TABLE IF EXISTS c${this.id}`);
  }

  addEntry(index: number, key: Uint8Array, r: number): void {
    this.sql(`INSERT OR IGNORE INTO x${index} (k, r) VALUES (?, ?)`).run(key, r);
  }

  removeEntry(index: number, key: Uint8Array, r: number): void {
    this.sql(`DELETE FROM x${index} WHERE k = ? AND r = ?`).run(key, r);
  }

  /** Rows that an index files under exactly this key. */
  rowsWithKey(index: number, key: Uint8Array): number[] {
    return this.sql(`SELECT r FROM x${index} WHERE k = ?`)
      .all(key)
      .map(([r]) => Number(r));
  }

  countRange(index: number | null, range: KeyRange): number {
    const { text, values } = rangeSql(range);
    return Number(
      this.sql(`SELECT count(*) FROM ${index === null ? "@c" : `x${index}`} WHERE ${text}`).get(...values)?.[0] ?? 0,
    );
  }

  /**
   * Documents in the order of an index, or of `_id` for null, with the key they were found under. `r` of one document may come up more
   * than once when it holds arrays. `wanted`: how many are likely to be asked for.
   */
  *scanIndexKeys(index: number | null, range: KeyRange, reverse: boolean, wanted?: number): Generator<KeyedRow> {
    for (const columns of this.indexRows(index, range, reverse, true, wanted)) {
      const row = asRow(columns);
      const key = columns[2];
      if (row && key instanceof Uint8Array) yield { ...row, key };
    }
  }

  /** The same without the keys. */
  *scanIndex(index: number | null, range: KeyRange, reverse: boolean, wanted?: number): Generator<Row> {
    for (const columns of this.indexRows(index, range, reverse, false, wanted)) {
      const row = asRow(columns);
      if (row) yield row;
    }
  }

  private *indexRows(
    index: number | null,
    range: KeyRange,
    reverse: boolean,
    keys: boolean,
    wanted?: number,
  ): Generator<readonly unknown[]> {
    const from = index === null ? "@c i" : `x${index} i CROSS JOIN @c c ON c.r = i.r`;
    const columns = `${index === null ? "i.r, i.d" : "i.r, c.d"}${keys ? ", i.k" : ""}`;
    let { low, high } = range;
    let afterRow: number | null = null;
    // One more than wanted: a piece that is not full is the last and needs no place to go on from.
    const first = this.piece(wanted === undefined ? FIRST_CHUNK : wanted + 1);
    for (let chunk = first; ; chunk = this.piece(chunk * 4)) {
      const { where, values } = boundsSql(low, high, afterRow, reverse);
      const order = indexOrder(index, reverse);
      const select = this.sql(`SELECT ${columns} FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT +?`);
      const rows = this.weigh(select.all(...values, chunk));
      if (rows.length === chunk) {
        // Before anything is handed out: whoever takes it may change what is stored.
        const [r, key] =
          this.sql(
            `SELECT i.r, i.k FROM ${index === null ? "@c" : `x${index}`} i WHERE ${where} ORDER BY ${order} LIMIT 1 OFFSET +?`,
          ).get(...values, chunk - 1) ?? [];
        afterRow = Number(r);
        if (key instanceof Uint8Array && reverse) high = key;
        else if (key instanceof Uint8Array) low = key;
      }
      yield* rows;
      if (rows.length < chunk) return;
    }
  }
}

const indexOrder = (index: number | null, reverse: boolean): string =>
  index === null ? (reverse ? "i.k DESC" : "i.k") : reverse ? "i.k DESC, i.r DESC" : "i.k, i.r";

/** What lies between the bounds, and behind the row that was read last. */
function boundsSql(
  low: Uint8Array | null,
  high: Uint8Array | null,
  afterRow: number | null,
  reverse: boolean,
): { where: string; values: (Uint8Array | number)[] } {
  const values: (Uint8Array | number)[] = [];
  const clauses: string[] = [];
  if (afterRow !== null && !reverse) {
    clauses.push("(i.k, i.r) > (?, ?)");
    values.push(low ?? EMPTY, afterRow);
  } else if (low) {
    clauses.push("i.k >= ?");
    values.push(low);
  }
  if (afterRow !== null && reverse) {
    clauses.push("(i.k, i.r) < (?, ?)");
    values.push(high ?? EMPTY, afterRow);
  } else if (high) {
    clauses.push("i.k < ?");
    values.push(high);
  }
  return { where: clauses.length > 0 ? clauses.join(" AND ") : "1", values };
}

function rangeSql({ low, high }: KeyRange): { text: string; values: Uint8Array[] } {
  const clauses: string[] = [];
  const values: Uint8Array[] = [];
  if (low) {
    clauses.push("k >= ?");
    values.push(low);
  }
  if (high) {
    clauses.push("k < ?");
    values.push(high);
  }
  return { text: clauses.length > 0 ? clauses.join(" AND ") : "1", values };
}

function asRow(columns: readonly unknown[] | undefined): Row | undefined {
  if (!columns) return undefined;
  const [r, bytes] = columns;
  return typeof r === "number" && bytes instanceof Uint8Array ? { r, bytes } : undefined;
}

/** The least key that is greater than every key starting with these bytes. */
export function afterPrefix(prefix: Uint8Array): Buffer | null {
  for (let i = prefix.length - 1; i >= 0; i--) {
    const byte = prefix[i] ?? 0;
    if (byte < 0xff) {
      const next = Buffer.from(prefix.subarray(0, i + 1));
      next[i] = byte + 1;
      return next;
    }
  }
  return null;
}
