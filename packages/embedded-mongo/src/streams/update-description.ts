import { equalValues } from "../values/compare.ts";
import { type Doc, isDoc, toDoc, typeCode, type Value } from "../values/value.ts";

/** What an update did to a document, as a change event tells it. */
export function updateDescription(before: Doc, after: Doc): Doc {
  const updatedFields: Doc = new Map();
  const removedFields: string[] = [];
  const truncatedArrays: Doc[] = [];
  compareFields(before, after, "", updatedFields, removedFields, truncatedArrays);
  return toDoc({ updatedFields, removedFields, truncatedArrays });
}

function compareFields(
  before: Doc,
  after: Doc,
  prefix: string,
  updated: Doc,
  removed: string[],
  truncated: Doc[],
): void {
  for (const name of before.keys()) if (!after.has(name)) removed.push(prefix + name);
  for (const [name, value] of after) compareOne(before.get(name), value, prefix + name, updated, removed, truncated);
}

function compareOne(
  old: Value | undefined,
  value: Value,
  path: string,
  updated: Doc,
  removed: string[],
  truncated: Doc[],
): void {
  if (old !== undefined && typeCode(old) === typeCode(value) && equalValues(old, value)) return;
  if (isDoc(old) && isDoc(value)) {
    compareFields(old, value, `${path}.`, updated, removed, truncated);
    return;
  }
  if (!Array.isArray(old) || !Array.isArray(value)) {
    updated.set(path, value);
    return;
  }
  const common = Math.min(old.length, value.length);
  const differing = value.slice(0, common).filter((item, i) => !equalValues(item, old[i])).length;
  if (differing > common / 2) {
    updated.set(path, value);
    return;
  }
  if (value.length < old.length) truncated.push(toDoc({ field: path, newSize: value.length }));
  value.forEach((item, i) => {
    compareOne(old[i], item, `${path}.${i}`, updated, removed, truncated);
  });
}
