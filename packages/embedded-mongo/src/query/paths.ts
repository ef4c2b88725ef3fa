import { type Doc, bsonUndefined as EMPTY_ARRAY, isDoc, type Value } from "../values/value.ts";

export const splitPath = (path: string): string[] => (path.includes(".") ? path.split(".") : [path]);

const DIGITS = /^(?:0|[1-9]\d*)$/;

export const isIndexName = (part: string): boolean => DIGITS.test(part);

/** What is asked of each value found at a path; `undefined` stands for "nothing there". */
export type ValueTest = (value: Value | undefined) => boolean;

/**
 * Whether any value at the path passes. Arrays on the way are entered, by position as well; an array at the end is tested item by
 * item and as a whole, or only as a whole with `wholeArrays`.
 */
export function someAtPath(doc: Doc, path: readonly string[], test: ValueTest, wholeArrays = false): boolean {
  return someIn(doc, path, 0, test, wholeArrays);
}

function someIn(doc: Doc, path: readonly string[], depth: number, test: ValueTest, wholeArrays: boolean): boolean {
  const value = doc.get(path[depth] ?? "");
  if (depth === path.length - 1) return testLeaf(value, test, wholeArrays);
  if (isDoc(value)) return someIn(value, path, depth + 1, test, wholeArrays);
  if (Array.isArray(value)) return someInArray(value, path, depth + 1, test, wholeArrays);
  return test(undefined);
}

function someInArray(
  items: Value[],
  path: readonly string[],
  depth: number,
  test: ValueTest,
  wholeArrays: boolean,
): boolean {
  for (const item of items) {
    if (isDoc(item) && someIn(item, path, depth, test, wholeArrays)) return true;
  }
  const part = path[depth] ?? "";
  if (!isIndexName(part)) return false;
  const item = items[Number(part)];
  if (item === undefined) return false;
  if (depth === path.length - 1) return testLeaf(item, test, wholeArrays);
  if (isDoc(item)) return someIn(item, path, depth + 1, test, wholeArrays);
  return Array.isArray(item) ? someInArray(item, path, depth + 1, test, wholeArrays) : false;
}

function testLeaf(value: Value | undefined, test: ValueTest, wholeArrays: boolean): boolean {
  if (!wholeArrays && Array.isArray(value)) {
    for (const item of value) if (test(item)) return true;
  }
  return test(value);
}

/** The value at a path that enters documents only; used for shard-like plain lookups such as an upsert's `_id`. */
export function plainValueAt(doc: Doc, path: readonly string[]): Value | undefined {
  let value: Value | undefined = doc;
  for (const part of path) {
    if (!isDoc(value)) return undefined;
    value = value.get(part);
  }
  return value;
}

/** All values a sort or an index sees at a path: an array's items, each on its own. */
export function indexedValuesAt(doc: Doc, path: readonly string[]): { values: (Value | undefined)[]; multi: boolean } {
  const found: { values: (Value | undefined)[]; multi: boolean } = { values: [], multi: false };
  collect(doc, path, 0, found);
  return found;
}

type Found = { values: (Value | undefined)[]; multi: boolean };

function collect(value: Value | undefined, path: readonly string[], depth: number, found: Found): void {
  if (depth === path.length) {
    if (!Array.isArray(value)) {
      found.values.push(value);
      return;
    }
    found.multi = true;
    if (value.length === 0) found.values.push(EMPTY_ARRAY);
    for (const item of value) found.values.push(item);
    return;
  }
  if (isDoc(value)) {
    collect(value.get(path[depth] ?? ""), path, depth + 1, found);
    return;
  }
  if (!Array.isArray(value)) {
    found.values.push(undefined);
    return;
  }
  found.multi = true;
  const part = path[depth] ?? "";
  if (isIndexName(part) && Number(part) < value.length) {
    collect(value[Number(part)], path, depth + 1, found);
    return;
  }
  if (value.length === 0) found.values.push(undefined);
  for (const item of value) {
    if (isDoc(item)) collect(item.get(part), path, depth + 1, found);
    else found.values.push(undefined);
  }
}
