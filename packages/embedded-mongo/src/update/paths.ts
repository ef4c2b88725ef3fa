import { MongoError } from "../errors/mongo-error.ts";
import { isIndexName } from "../query/paths.ts";
import { type Doc, isDoc, typeAlias, type Value } from "../values/value.ts";

/** How `$[name]` and `$` in an update's path find their items. */
export type PathContext = {
  arrayFilters: ReadonlyMap<string, (item: Value) => boolean>;
  /** The position the query matched in the array at this path. */
  matchedIndex: (arrayPath: string) => number | null;
};

/** Turns a path with `$`, `$[]` or `$[name]` into the plain paths it stands for in this document. */
export function expandPath(doc: Doc, path: string, context: PathContext): string[][] {
  const parts = path.split(".");
  if (parts.some((part) => part === "")) {
    throw new MongoError(
      "EmptyFieldName",
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  if (!path.includes("$")) return [parts];
  let paths: string[][] = [[]];
  for (const part of parts) {
    if (part === "$" || part.startsWith("$[")) {
      paths = paths.flatMap((prefix) => indexesFor(doc, part, prefix, context).map((index) => [...prefix, `${index}`]));
    } else {
      if (part.startsWith("$") && !["$ref", "$id", "$db"].includes(part)) {
        throw new MongoError(
          "DollarPrefixedFieldName",
          `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
        );
      }
      for (const prefix of paths) prefix.push(part);
    }
  }
  return paths;
}

function indexesFor(doc: Doc, part: string, prefix: string[], context: PathContext): number[] {
  const arrayPath = prefix.join(".");
  if (part === "$") {
    const index = context.matchedIndex(arrayPath);
    if (index === null) {
      throw new MongoError("BadValue", "The positional operator did not find the match needed from the query.");
    }
    return [index];
  }
  const items = getAt(doc, prefix);
  if (items === undefined) {
    throw new MongoError(
      "BadValue",
      `The path '${arrayPath}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(items)) {
    throw new MongoError(
      "BadValue",
      `Cannot apply array updates to non-array element ${prefix.at(-1)}: ${typeAlias(items)}`,
    );
  }
  const name = part.slice(2, -1);
  if (name === "") return items.map((_, index) => index);
  const filter = context.arrayFilters.get(name);
  if (!filter)
    throw new MongoError("BadValue", `No array filter found for identifier '${name}' in path '${arrayPath}.${part}'`);
  return items.flatMap((item, index) => (filter(item) ? [index] : []));
}

export function getAt(doc: Doc, path: readonly string[]): Value | undefined {
  let value: Value | undefined = doc;
  for (const part of path) {
    if (isDoc(value)) value = value.get(part);
    else if (Array.isArray(value)) value = isIndexName(part) ? value[Number(part)] : undefined;
    else return undefined;
  }
  return value;
}

const MAX_PADDING = 1_500_000;

/** Sets the value, creating documents on the way; filling an array up to the position with nulls. */
export function setAt(doc: Doc, path: readonly string[], value: Value): void {
  const last = path.length - 1;
  let holder: Value = doc;
  for (let depth = 0; depth <= last; depth++) {
    const part = path[depth] ?? "";
    if (depth === last) {
      put(holder, part, value, path);
      return;
    }
    let next: Value | undefined = read(holder, part, path);
    if (next === undefined) {
      next = new Map();
      put(holder, part, next, path);
    }
    if (!isDoc(next) && !Array.isArray(next)) throw notViable(path, depth, next);
    holder = next;
  }
}

function read(holder: Value, part: string, path: readonly string[]): Value | undefined {
  if (isDoc(holder)) return holder.get(part);
  if (!Array.isArray(holder)) return undefined;
  if (!isIndexName(part)) throw notViableInArray(path, part, holder);
  return holder[Number(part)];
}

function put(holder: Value, part: string, value: Value, path: readonly string[]): void {
  if (isDoc(holder)) {
    holder.set(part, value);
    return;
  }
  if (!Array.isArray(holder)) return;
  if (!isIndexName(part)) throw notViableInArray(path, part, holder);
  const index = Number(part);
  if (index > holder.length + MAX_PADDING)
    throw new MongoError("CannotCreateIndex", "can't backfill more than 1500000 elements");
  while (holder.length < index) holder.push(null);
  holder[index] = value;
}

const shown = (value: Value): string => (isDoc(value) || Array.isArray(value) ? typeAlias(value) : String(value));

function notViable(path: readonly string[], depth: number, found: Value): MongoError {
  return new MongoError(
    "PathNotViable",
    `Cannot create field '${path[depth + 1]}' in element {${path[depth]}: ${typeof found === "string" ? `"${found}"` : shown(found)}}`,
  );
}

function notViableInArray(path: readonly string[], part: string, holder: Value[]): MongoError {
  const name = path[path.indexOf(part) - 1] ?? "";
  return new MongoError("PathNotViable", `Cannot create field '${part}' in element {${name}: ${shown(holder)}}`);
}

/** Removes a field; an array's item becomes null, so that the others keep their places. */
export function unsetAt(doc: Doc, path: readonly string[]): void {
  const holder = getAt(doc, path.slice(0, -1));
  const part = path.at(-1) ?? "";
  if (isDoc(holder)) holder.delete(part);
  else if (Array.isArray(holder) && isIndexName(part) && Number(part) < holder.length) holder[Number(part)] = null;
}
