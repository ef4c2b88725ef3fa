import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from "bson";

/**
 * A document in memory. A Map keeps every field in its stored place, where a plain object would move
 * integer-like names to the front and treat `__proto__` as something special.
 */
export interface Doc extends Map<string, Value> {}

/** BSON's deprecated `undefined`, told apart from a field that is missing. */
export class BsonUndefined {
  readonly kind = "undefined";
}

export const bsonUndefined: BsonUndefined = new BsonUndefined();

/** Bytes of one whole BSON document, passed on without being decoded. */
export class RawDocument {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/**
 * A BSON value. A `number` is an Int32 when it is an integer that fits one, and a Double otherwise;
 * a Double that happens to be such an integer is wrapped in `Double`; an Int64 is a `bigint`.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | ObjectId
  | Double
  | Decimal128
  | Binary
  | BSONRegExp
  | BSONSymbol
  | Timestamp
  | MinKey
  | MaxKey
  | Code
  | BsonUndefined
  | RawDocument
  | Value[]
  | Doc;

export type Numeric = number | bigint | Double | Decimal128;

export const isDoc = (value: unknown): value is Doc => value instanceof Map;

export const isInt32 = (n: number): boolean =>
  Number.isInteger(n) && n >= -0x80000000 && n <= 0x7fffffff && !Object.is(n, -0);

/** A Double holding `n`, whatever `n` is. */
export const asDouble = (n: number): number | Double => (isInt32(n) ? new Double(n) : n);

export const isNumeric = (value: unknown): value is Numeric =>
  typeof value === "number" || typeof value === "bigint" || value instanceof Double || value instanceof Decimal128;

/** The type's place in MongoDB's comparison order; a missing field counts as null. */
export function typeOrder(value: Value | undefined): number {
  switch (typeof value) {
    case "undefined":
      return 5;
    case "number":
    case "bigint":
      return 10;
    case "string":
      return 15;
    case "boolean":
      return 40;
  }
  if (value === null) return 5;
  if (isDoc(value) || value instanceof RawDocument) return 20;
  if (Array.isArray(value)) return 25;
  if (value instanceof ObjectId) return 35;
  if (value instanceof Date) return 45;
  if (value instanceof Double || value instanceof Decimal128) return 10;
  if (value instanceof Timestamp) return 47;
  if (value instanceof Binary) return 30;
  if (value instanceof BSONSymbol) return 15;
  if (value instanceof BSONRegExp) return 50;
  if (value instanceof Code) return value.scope ? 65 : 60;
  if (value instanceof MinKey) return 1;
  return value instanceof BsonUndefined ? 2 : 127;
}

/** The type's number in the BSON specification. */
export function typeCode(value: Value): number {
  switch (typeof value) {
    case "number":
      return isInt32(value) ? 16 : 1;
    case "bigint":
      return 18;
    case "string":
      return 2;
    case "boolean":
      return 8;
  }
  if (value === null) return 10;
  if (isDoc(value) || value instanceof RawDocument) return 3;
  if (Array.isArray(value)) return 4;
  if (value instanceof ObjectId) return 7;
  if (value instanceof Date) return 9;
  if (value instanceof Double) return 1;
  if (value instanceof Decimal128) return 19;
  if (value instanceof Timestamp) return 17;
  if (value instanceof Binary) return 5;
  if (value instanceof BSONSymbol) return 14;
  if (value instanceof BSONRegExp) return 11;
  if (value instanceof Code) return value.scope ? 15 : 13;
  if (value instanceof MinKey) return -1;
  return value instanceof BsonUndefined ? 6 : 127;
}

export const TYPE_ALIASES: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const ALIAS_OF_CODE = new Map(Object.entries(TYPE_ALIASES).map(([alias, code]) => [code, alias]));

/** The name `$type` gives the value: "int", "objectId", … and "missing" for nothing at all. */
export function typeAlias(value: Value | undefined): string {
  return value === undefined ? "missing" : (ALIAS_OF_CODE.get(typeCode(value)) ?? "unknown");
}

/** Copies containers, so that the copy's fields can be changed; leaves are shared. */
export function cloneValue(value: Value): Value {
  if (Array.isArray(value)) return value.map(cloneValue);
  if (isDoc(value)) return cloneDoc(value);
  return value;
}

export function cloneDoc(doc: Doc): Doc {
  const copy: Doc = new Map();
  for (const [name, value] of doc) copy.set(name, cloneValue(value));
  return copy;
}

/** Builds a document from plain JavaScript: objects become documents, nested ones too. */
export type Plain = Value | undefined | Plain[] | { [name: string]: Plain };

export function toDoc(fields: { [name: string]: Plain }): Doc {
  const doc: Doc = new Map();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) doc.set(name, toValue(value));
  return doc;
}

function toValue(value: Plain): Value {
  if (Array.isArray(value)) return value.map((item) => toValue(item ?? null));
  if (isPlainObject(value)) return toDoc(value);
  return value ?? null;
}

function isPlainObject(value: Plain): value is { [name: string]: Plain } {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

export { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp };
