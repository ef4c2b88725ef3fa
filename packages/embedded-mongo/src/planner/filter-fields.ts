import { splitPath } from "../query/paths.ts";
import type { FieldName } from "../values/decode.ts";
import { type Doc, isDoc } from "../values/value.ts";

const FIELDLESS = new Set(["$comment", "$alwaysTrue", "$alwaysFalse"]);
const JOINING = new Set(["$and", "$or", "$nor"]);

/** The fields of a document that decide whether it meets a filter; null when only the whole document tells. */
export function filterFields(filter: Doc): FieldName[] | null {
  const names = new Set<string>();
  if (!collect(filter, names)) return null;
  return [...names].map((text) => ({ text, bytes: Buffer.from(text) }));
}

function collect(filter: Doc, names: Set<string>): boolean {
  for (const [name, condition] of filter) {
    if (FIELDLESS.has(name)) continue;
    if (JOINING.has(name) && Array.isArray(condition)) {
      if (!condition.every((branch) => isDoc(branch) && collect(branch, names))) return false;
    } else if (name.startsWith("$")) return false;
    else names.add(splitPath(name)[0] ?? name);
  }
  return true;
}
