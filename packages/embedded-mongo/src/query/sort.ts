import { MongoError } from "../errors/mongo-error.ts";
import { compareValues, type StringOrder } from "../values/compare.ts";
import { toNumber } from "../values/numbers.ts";
import type { Direction } from "../values/order-key.ts";
import { bsonUndefined, type Doc, isDoc, isNumeric, type Value } from "../values/value.ts";
import { indexedValuesAt, splitPath } from "./paths.ts";

export type SortField = { path: string; direction: Direction };

/** Reads `{ a: 1, b: -1 }`. Throws BadValue as the server does. */
export function readSort(sort: Value | undefined): SortField[] {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) throw new MongoError("TypeMismatch", "Expected field sort to be of type object");
  return [...sort].map(([path, order]) => {
    if (path === "") throw new MongoError("BadValue", "FieldPath cannot be constructed with empty string");
    if (isDoc(order)) throw new MongoError("NotImplemented", `Sorting by ${[...order.keys()].join()} is not supported`);
    const direction = isNumeric(order) ? toNumber(order) : 0;
    if (direction !== 1 && direction !== -1) {
      throw new MongoError(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    }
    return { path, direction };
  });
}

export type SortKey = (Value | undefined)[];

/** Reads a document's sort key: from an array the least item counts ascending, the greatest descending. */
export function sortKeyReader(fields: SortField[], strings: StringOrder): (doc: Doc) => SortKey {
  const readers = fields.map(({ path, direction }) => {
    const parts = splitPath(path);
    const [name] = parts;
    return (doc: Doc): Value | undefined => {
      if (parts.length === 1 && name !== undefined) {
        const value = doc.get(name);
        if (!Array.isArray(value)) return value;
      }
      const { values } = indexedValuesAt(doc, parts);
      let best = values[0];
      for (const value of values) if (compareValues(value, best, strings) * direction < 0) best = value;
      return best === bsonUndefined ? bsonUndefined : best;
    };
  });
  return (doc) => readers.map((read) => read(doc));
}

export function sortKeyOrder(fields: SortField[], strings: StringOrder): (a: SortKey, b: SortKey) => number {
  return (a, b) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compareValues(a[i], b[i], strings);
      if (order !== 0) return fields[i]?.direction === -1 ? -order : order;
    }
    return 0;
  };
}
