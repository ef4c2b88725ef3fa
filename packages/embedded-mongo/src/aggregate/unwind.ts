import { MongoError } from "../errors/mongo-error.ts";
import { plainValueAt } from "../query/paths.ts";
import { type Doc, isDoc, type Value } from "../values/value.ts";
import type { PipelineContext, Stage } from "./stages.ts";

/** `$unwind`: one document for each item of an array. */
export function unwind(spec: Value, _context: PipelineContext): Stage {
  const path = isDoc(spec) ? spec.get("path") : spec;
  if (typeof path !== "string" || !path.startsWith("$") || path.length < 2) {
    throw new MongoError(28818, "path option to $unwind stage should be prefixed with a '$'");
  }
  const keepsEmpty = isDoc(spec) && spec.get("preserveNullAndEmptyArrays") === true;
  const indexName = isDoc(spec) ? spec.get("includeArrayIndex") : undefined;
  const parts = path.slice(1).split(".");
  const withIndex = (doc: Doc, index: bigint | null): Doc =>
    typeof indexName === "string" ? withValue(doc, indexName.split("."), index) : doc;
  return function* (docs) {
    for (const doc of docs) {
      const value = plainValueAt(doc, parts);
      if (Array.isArray(value) && value.length > 0) {
        for (let i = 0; i < value.length; i++) yield withIndex(withValue(doc, parts, value[i]), BigInt(i));
      } else if (Array.isArray(value)) {
        if (keepsEmpty) yield withIndex(withValue(doc, parts, undefined), null);
      } else if (value === undefined || value === null) {
        if (keepsEmpty) yield withIndex(doc, null);
      } else yield withIndex(doc, null);
    }
  };
}

/** A copy of the document with another value at a path; containers beside the path are shared. */
export function withValue(doc: Doc, path: readonly string[], value: Value | undefined, depth = 0): Doc {
  const copy: Doc = new Map(doc);
  const name = path[depth] ?? "";
  if (depth < path.length - 1) {
    const inner = copy.get(name);
    copy.set(name, withValue(isDoc(inner) ? inner : new Map(), path, value, depth + 1));
  } else if (value === undefined) copy.delete(name);
  else copy.set(name, value);
  return copy;
}
