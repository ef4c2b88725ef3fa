import { MongoError } from "../errors/mongo-error.ts";
import type { Matcher } from "../query/matcher.ts";
import { showValue } from "../values/show.ts";
import { type Doc, isDoc, type Value } from "../values/value.ts";
import { CollectionStore } from "./collection-store.ts";
import type { Database } from "./database.ts";
import type { IndexDefinition } from "./index-definition.ts";

/** Whoever holds a document or a unique key until their transaction ends. */
export interface LockOwner {
  readonly ended: Promise<void>;
}

export type Validator = {
  test: Matcher;
  level: "strict" | "moderate" | "off";
  action: "error" | "warn";
  /** Says what a refused document did wrong. */
  details: (doc: Doc) => Doc;
};

/** One collection: its definition, its documents and its indexes. */
export class Collection {
  readonly id: number;
  readonly db: string;
  name: string;
  readonly uuid: Uint8Array;
  options: Doc;
  indexes: IndexDefinition[];
  validator: Validator | null = null;
  readonly store: CollectionStore;
  /** Rows that an open transaction has written. */
  readonly rowLocks = new Map<number, LockOwner>();
  /** Keys of `_id` and of unique indexes that an open transaction has taken. */
  readonly keyLocks = new Map<string, LockOwner>();
  /** Grows when an index comes or goes: what was worked out for the indexes before no longer holds. */
  indexVersion = 0;

  constructor(
    database: Database,
    given: { id: number; db: string; name: string; uuid: Uint8Array; options: Doc; indexes: IndexDefinition[] },
  ) {
    this.id = given.id;
    this.db = given.db;
    this.name = given.name;
    this.uuid = given.uuid;
    this.options = given.options;
    this.indexes = given.indexes;
    this.store = new CollectionStore(database, given.id);
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** A view keeps no documents: it is a pipeline over another collection. */
  get isView(): boolean {
    return this.options.has("viewOn");
  }

  /** Of a collection of measurements: which fields hold their time and what they are of. */
  get timeSeries(): { timeField: string; metaField: string | null } | null {
    const series = this.options.get("timeseries");
    if (!isDoc(series)) return null;
    const metaField = series.get("metaField");
    return {
      timeField: String(series.get("timeField")),
      metaField: typeof metaField === "string" ? metaField : null,
    };
  }

  /** Every index but the one on `_id`, which the documents' own table is. */
  get secondary(): IndexDefinition[] {
    return this.indexes.filter((index) => index.name !== "_id_");
  }

  index(name: string): IndexDefinition | undefined {
    return this.indexes.find((index) => index.name === name);
  }
}

/** The error of the real server, whose message clients take apart. */
export function duplicateKey(
  collection: Collection,
  index: IndexDefinition,
  values: (Value | undefined)[],
): MongoError {
  const keyValue: Doc = new Map(index.fields.map(({ path }, i) => [path, values[i] ?? null]));
  const shown = index.fields.map(({ path }, i) => `${path}: ${showValue(values[i] ?? null)}`).join(", ");
  return new MongoError(
    "DuplicateKey",
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown} }`,
    { keyPattern: index.key, keyValue },
  );
}
