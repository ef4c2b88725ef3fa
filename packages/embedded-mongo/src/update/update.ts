import { MongoError } from "../errors/mongo-error.ts";
import { compileFilter, equality, isOperatorDoc, type MatchContext, type Matcher } from "../query/matcher.ts";
import { splitPath } from "../query/paths.ts";
import { equalValues } from "../values/compare.ts";
import { BSONRegExp, cloneDoc, type Doc, isDoc, ObjectId, type Timestamp, type Value } from "../values/value.ts";
import { OPERATORS, type OperatorContext } from "./operators.ts";
import { expandPath, getAt, type PathContext, setAt } from "./paths.ts";

/** Everything an update may ask for besides the document it changes. */
export type UpdateContext = {
  match: MatchContext;
  now: Date;
  timestamp: () => Timestamp;
  /** Runs an update written as an aggregation pipeline. */
  pipeline: (stages: Value[], doc: Doc) => Doc;
};

export type Update = {
  /** A replacement or pipeline may not be combined with what operators alone can do. */
  kind: "operators" | "replacement" | "pipeline";
  /** The changed document; the given one is left as it was. `filter` finds what `$` stands for. */
  apply(doc: Doc, filter: Doc, inserting: boolean): Doc;
};

/** Reads the `u` of an update statement. Throws what the server answers to one it cannot read. */
export function compileUpdate(update: Value, arrayFilters: Value | undefined, context: UpdateContext): Update {
  if (Array.isArray(update)) {
    return { kind: "pipeline", apply: (doc) => keepingId(doc, context.pipeline(update, cloneDoc(doc))) };
  }
  if (!isDoc(update)) throw new MongoError("FailedToParse", "Update argument must be either an object or an array");
  const first = update.keys().next().value;
  if (!first?.startsWith("$")) return { kind: "replacement", apply: (doc) => replace(doc, update) };
  return operatorUpdate(update, arrayFilters, context);
}

function replace(doc: Doc, replacement: Doc): Doc {
  for (const name of replacement.keys()) {
    if (name.startsWith("$")) throw dollarPrefixed(name);
  }
  const id = doc.get("_id");
  const result: Doc = new Map();
  const newId = replacement.get("_id");
  if (id !== undefined) result.set("_id", id);
  else if (newId !== undefined) result.set("_id", newId);
  for (const [name, value] of replacement) if (name !== "_id") result.set(name, value);
  if (id !== undefined && newId !== undefined && !equalValues(id, newId)) throw immutableId();
  return result;
}

const dollarPrefixed = (name: string): MongoError =>
  new MongoError(
    "DollarPrefixedFieldName",
    `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );

const immutableId = (): MongoError =>
  new MongoError("ImmutableField", "Performing an update on the path '_id' would modify the immutable field '_id'");

function keepingId(before: Doc, after: Doc): Doc {
  const id = before.get("_id");
  if (id === undefined) return after;
  if (!after.has("_id")) return new Map<string, Value>([["_id", id], ...after]);
  if (!equalValues(id, after.get("_id"))) throw immutableId();
  return after;
}

type Change = { operator: string; path: string; operand: Value };

function operatorUpdate(update: Doc, arrayFilters: Value | undefined, context: UpdateContext): Update {
  const changes = readChanges(update);
  refuseConflicts(changes);
  const filters = readArrayFilters(arrayFilters, changes, context.match);
  const operators: OperatorContext = {
    now: context.now,
    timestamp: context.timestamp,
    strings: context.match.strings,
    pullTest: (condition) => pullTest(condition, context.match),
  };
  const positional = changes.some(({ path }) => path.split(".").includes("$"));
  return {
    kind: "operators",
    apply(doc, filter, inserting) {
      const result = cloneDoc(doc);
      const id = result.get("_id");
      const paths: PathContext = {
        arrayFilters: filters,
        matchedIndex: (arrayPath) => (positional ? matchedArrayIndex(doc, filter, arrayPath, context.match) : null),
      };
      for (const { operator, path, operand } of changes) {
        if (operator === "$setOnInsert" && !inserting) continue;
        const run = OPERATORS.get(operator);
        for (const parts of expandPath(result, path, paths)) run?.(result, parts, operand, operators);
      }
      const newId = result.get("_id");
      if (id !== undefined && (newId === undefined || !equalValues(id, newId))) throw immutableId();
      return result;
    },
  };
}

function readChanges(update: Doc): Change[] {
  const changes: Change[] = [];
  for (const [operator, fields] of update) {
    if (!OPERATORS.has(operator)) {
      throw new MongoError(
        "FailedToParse",
        operator.startsWith("$")
          ? `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`
          : `The operator document mixes operators and field '${operator}'`,
      );
    }
    if (!isDoc(fields)) {
      throw new MongoError(
        "FailedToParse",
        `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${String(fields)}}`,
      );
    }
    const ordered = [...fields].map(([path, operand]) => ({ operator, path, operand }));
    for (const change of ordered) {
      if (change.path === "") {
        throw new MongoError("EmptyFieldName", "An empty update path is not valid.");
      }
    }
    changes.push(...ordered);
  }
  return changes.sort((a, b) => fieldOrder(a.path, b.path));
}

/** The server creates new fields in the order of their names, numbers by value. */
function fieldOrder(a: string, b: string): number {
  const left = a.split(".");
  const right = b.split(".");
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const x = left[i] ?? "";
    const y = right[i] ?? "";
    if (x === y) continue;
    const numeric = /^\d+$/.test(x) && /^\d+$/.test(y);
    return numeric ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return left.length - right.length;
}

function refuseConflicts(changes: Change[]): void {
  const touched: string[] = [];
  for (const { operator, path, operand } of changes) {
    const paths = operator === "$rename" && typeof operand === "string" ? [path, operand] : [path];
    for (const next of paths) {
      const clash = touched.find((seen) => seen === next || seen.startsWith(`${next}.`) || next.startsWith(`${seen}.`));
      if (clash !== undefined) {
        throw new MongoError(
          "ConflictingUpdateOperators",
          `Updating the path '${next}' would create a conflict at '${clash.length < next.length ? clash : next}'`,
        );
      }
      touched.push(next);
    }
  }
}

function readArrayFilters(
  arrayFilters: Value | undefined,
  changes: Change[],
  match: MatchContext,
): Map<string, (item: Value) => boolean> {
  const filters = new Map<string, (item: Value) => boolean>();
  if (arrayFilters === undefined) return filters;
  if (!Array.isArray(arrayFilters)) throw new MongoError("TypeMismatch", "arrayFilters must be an array");
  for (const filter of arrayFilters) {
    if (!isDoc(filter)) throw new MongoError("TypeMismatch", "each array filter must be an object");
    const name = identifierOf(filter);
    if (name === undefined)
      throw new MongoError("FailedToParse", "Cannot use an expression without a top-level field name in arrayFilters");
    if (filters.has(name)) {
      throw new MongoError("FailedToParse", `Found multiple array filters with the same top-level field name ${name}`);
    }
    if (!changes.some(({ path }) => path.includes(`$[${name}]`))) {
      throw new MongoError("FailedToParse", `The array filter for identifier '${name}' was not used in the update`);
    }
    const test = compileFilter(filter, match);
    filters.set(name, (item) => test(new Map([[name, item]])));
  }
  return filters;
}

function identifierOf(filter: Doc): string | undefined {
  for (const [name, condition] of filter) {
    if (!name.startsWith("$")) return name.split(".")[0];
    if (Array.isArray(condition)) {
      for (const branch of condition) {
        const found = isDoc(branch) ? identifierOf(branch) : undefined;
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

/** `$pull` takes a value, operators on the item itself, or a filter on items that are documents. */
function pullTest(condition: Value, match: MatchContext): (item: Value) => boolean {
  if (isOperatorDoc(condition) && !["$and", "$or", "$nor"].includes(condition.keys().next().value ?? "")) {
    const test = compileFilter(new Map([["item", condition]]), match);
    return (item) => test(new Map([["item", Array.isArray(item) ? [item] : item]]));
  }
  if (isDoc(condition)) {
    const test = compileFilter(condition, match);
    return (item) => isDoc(item) && test(item);
  }
  if (condition instanceof BSONRegExp) {
    const test = compileFilter(new Map([["item", condition]]), match);
    return (item) => test(new Map([["item", item]]));
  }
  const test = equality(condition, match);
  return (item) => test(item);
}

/** Where in the array at a path the filter found its match; null when the filter does not speak of it. */
export function matchedArrayIndex(doc: Doc, filter: Doc, arrayPath: string, match: MatchContext): number | null {
  const items = getAt(doc, arrayPath.split("."));
  if (!Array.isArray(items)) return null;
  const tests = clausesOn(filter, arrayPath).map(([name, condition]) =>
    compileFilter(new Map([[name, condition]]), match),
  );
  let found: number | null = null;
  for (const test of tests) {
    const index = items.findIndex((item) => passesAlone(doc, arrayPath, item, test));
    if (index >= 0) found = index;
  }
  return found;
}

function passesAlone(doc: Doc, arrayPath: string, item: Value, test: Matcher): boolean {
  const probe = cloneDoc(doc);
  setAt(probe, splitPath(arrayPath), [item]);
  return test(probe);
}

function clausesOn(filter: Doc, arrayPath: string): [string, Value][] {
  const clauses: [string, Value][] = [];
  for (const [name, condition] of filter) {
    if ((name === "$and" || name === "$or") && Array.isArray(condition)) {
      for (const branch of condition) if (isDoc(branch)) clauses.push(...clausesOn(branch, arrayPath));
    } else if (name === arrayPath || name.startsWith(`${arrayPath}.`)) clauses.push([name, condition]);
  }
  return clauses;
}

/** The document an upsert starts from: what the filter demands by equality. */
export function upsertSeed(filter: Doc): Doc {
  const seed: Doc = new Map();
  collectEqualities(filter, seed);
  return seed;
}

function collectEqualities(filter: Doc, seed: Doc): void {
  for (const [name, condition] of filter) {
    if (name === "$and" && Array.isArray(condition)) {
      for (const branch of condition) if (isDoc(branch)) collectEqualities(branch, seed);
      continue;
    }
    if (name === "$or" && Array.isArray(condition) && condition.length === 1) {
      const [branch] = condition;
      if (isDoc(branch)) collectEqualities(branch, seed);
      continue;
    }
    if (name.startsWith("$") || condition instanceof BSONRegExp) continue;
    const value = demandedValue(condition);
    if (value === undefined) continue;
    setAt(seed, name.split("."), value);
  }
}

function demandedValue(condition: Value): Value | undefined {
  if (!isOperatorDoc(condition)) return condition;
  if (condition.has("$eq")) return condition.get("$eq");
  for (const operator of ["$in", "$all"]) {
    const list = condition.get(operator);
    if (Array.isArray(list) && list.length === 1 && !(list[0] instanceof BSONRegExp) && !isOperatorDoc(list[0] ?? null))
      return list[0];
  }
  return undefined;
}

/** Puts `_id` first and makes one where there is none. */
export function withId(doc: Doc): Doc {
  const id = doc.get("_id");
  if (id !== undefined && doc.keys().next().value === "_id") return doc;
  const result: Doc = new Map([["_id", id ?? new ObjectId()]]);
  for (const [name, value] of doc) if (name !== "_id") result.set(name, value);
  return result;
}
