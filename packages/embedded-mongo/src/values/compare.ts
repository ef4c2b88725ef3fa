import { compareNumbers } from "./numbers.ts";
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  type Doc,
  isDoc,
  isNumeric,
  ObjectId,
  Timestamp,
  typeOrder,
  type Value,
} from "./value.ts";

export type StringOrder = (a: string, b: string) => number;

/** MongoDB's simple order: by UTF-8 bytes, which differs from JavaScript's for characters above U+FFFF. */
export const binaryStringOrder: StringOrder = (a, b) => {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      const surrogates = (x >= 0xd800 && x <= 0xdfff ? 1 : 0) - (y >= 0xd800 && y <= 0xdfff ? 1 : 0);
      return surrogates !== 0 ? surrogates : x - y;
    }
  }
  return a.length - b.length;
};

const bytesOrder = (a: Uint8Array, b: Uint8Array): number => Buffer.compare(a, b);

/** Orders two values as a sort does; a missing field counts as null. */
export function compareValues(
  a: Value | undefined,
  b: Value | undefined,
  strings: StringOrder = binaryStringOrder,
): number {
  if (typeof a === "number" && typeof b === "number" && a === b) return 0;
  const order = typeOrder(a) - typeOrder(b);
  if (order !== 0) return order;
  if (a === undefined || b === undefined || a === null || b === null) return 0;
  if (isNumeric(a)) return isNumeric(b) ? compareNumbers(a, b) : 0;
  if (typeof a === "boolean") return Number(a) - Number(b);
  if (typeof a === "string" || a instanceof BSONSymbol) return strings(textOf(a), textOf(b));
  if (a instanceof ObjectId) return b instanceof ObjectId ? bytesOrder(a.id, b.id) : 0;
  if (a instanceof Date) return b instanceof Date ? a.getTime() - b.getTime() : 0;
  if (isDoc(a)) return isDoc(b) ? compareDocs(a, b, strings) : 0;
  if (Array.isArray(a)) return Array.isArray(b) ? compareArrays(a, b, strings) : 0;
  if (a instanceof Binary) return b instanceof Binary ? compareBinaries(a, b) : 0;
  if (a instanceof Timestamp) return b instanceof Timestamp ? a.t - b.t || a.i - b.i : 0;
  if (a instanceof BSONRegExp && b instanceof BSONRegExp) {
    return binaryStringOrder(a.pattern, b.pattern) || binaryStringOrder(a.options, b.options);
  }
  if (a instanceof Code && b instanceof Code) return binaryStringOrder(a.code, b.code);
  return 0;
}

const textOf = (value: Value): string =>
  value instanceof BSONSymbol ? value.value : typeof value === "string" ? value : "";

function compareBinaries(a: Binary, b: Binary): number {
  return a.length() - b.length() || a.sub_type - b.sub_type || bytesOrder(a.value(), b.value());
}

function compareDocs(a: Doc, b: Doc, strings: StringOrder): number {
  const right = b.entries();
  for (const [nameA, valueA] of a) {
    const next = right.next();
    if (next.done) return 1;
    const [nameB, valueB] = next.value;
    const order =
      typeOrder(valueA) - typeOrder(valueB) ||
      binaryStringOrder(nameA, nameB) ||
      compareValues(valueA, valueB, strings);
    if (order !== 0) return order;
  }
  return right.next().done ? 0 : -1;
}

function compareArrays(a: Value[], b: Value[], strings: StringOrder): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const order = compareValues(a[i], b[i], strings);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

export const equalValues = (a: Value | undefined, b: Value | undefined, strings?: StringOrder): boolean =>
  compareValues(a, b, strings) === 0;
