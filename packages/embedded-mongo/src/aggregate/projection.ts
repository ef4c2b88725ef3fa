import { MongoError } from "../errors/mongo-error.ts";
import { elementTest, isTruthy, type MatchContext } from "../query/matcher.ts";
import { toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, type Value } from "../values/value.ts";
import { compileExpression } from "./expression.ts";
import { type Expression, type ExpressionSettings, rootScope, type Scope } from "./scope.ts";

type Node = Map<string, Node | Expression | true>;

/** What a `find` allows over a `$project`: `$slice`, `$elemMatch` and the positional `$`. */
export type FindProjection = { match: MatchContext; matchedIndex: (doc: Doc, arrayPath: string) => number | null };

export type Projection = (doc: Doc) => Doc;

/** Compiles the specification of `$project` or of a find's `projection`. */
export function compileProjection(
  spec: Doc,
  settings: ExpressionSettings,
  find: FindProjection | null = null,
): Projection {
  const fields = flatten(spec, "", find !== null);
  if (fields.length === 0) {
    if (find) return (doc) => doc;
    throw new MongoError(
      51272,
      "Invalid $project :: caused by :: projection specification must have at least one field",
    );
  }
  const tree: Node = new Map();
  const after: ((result: Doc, doc: Doc) => void)[] = [];
  const sliced: string[] = [];
  let including: boolean | null = null;
  let idShown = true;
  for (const [path, value] of fields) {
    if (path === "_id" && isFlag(value)) {
      idShown = isTruthy(value);
      continue;
    }
    if (find && addFindOperator(path, value, find, after, tree)) {
      if (path.endsWith(".$") || (isDoc(value) && value.has("$elemMatch"))) including ??= true;
      else sliced.push(path);
      continue;
    }
    const inclusive = !isFlag(value) || isTruthy(value);
    if (including !== null && including !== inclusive) {
      const [doing, other] = inclusive ? ["inclusion", "exclusion"] : ["exclusion", "inclusion"];
      throw new MongoError(
        inclusive ? 31253 : 31254,
        `Invalid $project :: caused by :: Cannot do ${doing} on field ${path} in ${other} projection`,
      );
    }
    including = inclusive;
    insert(tree, path, isFlag(value) ? true : compileExpression(value, settings));
  }
  const exclusive = including === false || (including === null && (!idShown || after.length > 0));
  if (!exclusive) for (const path of sliced) insert(tree, path, true);
  if (!exclusive && idShown) tree.set("_id", tree.get("_id") ?? true);
  if (exclusive && !idShown) tree.set("_id", true);
  return (doc) => {
    const result = exclusive ? exclude(doc, tree) : include(doc, tree, rootScope(doc, settings));
    for (const change of after) change(result, doc);
    return result;
  };
}

const isFlag = (value: Value): boolean => typeof value === "boolean" || isNumeric(value);

function flatten(spec: Doc, prefix: string, find: boolean): [string, Value][] {
  return [...spec].flatMap(([name, value]): [string, Value][] => {
    const path = prefix + name;
    if (name === "") throw new MongoError(40352, "FieldPath cannot be constructed with empty string");
    if (name.startsWith("$") && !(find && name === "$"))
      throw new MongoError(
        16410,
        "Invalid $project :: caused by :: FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      );
    const first = isDoc(value) ? value.keys().next().value : undefined;
    if (isDoc(value) && value.size === 0)
      throw new MongoError(51270, "An empty sub-projection is not a valid value. Found empty object at path");
    return isDoc(value) && !first?.startsWith("$") ? flatten(value, `${path}.`, find) : [[path, value]];
  });
}

function insert(tree: Node, path: string, leaf: Expression | true): void {
  const parts = path.split(".");
  let node = tree;
  for (const part of parts.slice(0, -1)) {
    let next = node.get(part);
    if (next !== undefined && !(next instanceof Map)) throw collision(path);
    if (!next) {
      next = new Map();
      node.set(part, next);
    }
    node = next;
  }
  const last = parts.at(-1) ?? "";
  if (node.has(last)) throw collision(path);
  node.set(last, leaf);
}

const collision = (path: string): MongoError => new MongoError(31249, `Path collision at ${path}`);

function include(doc: Doc, tree: Node, scope: Scope): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    if (node === true) result.set(name, value);
    else if (node instanceof Map) {
      const inner = includeIn(value, node, scope);
      if (inner !== undefined) result.set(name, inner);
    }
  }
  compute(result, tree, scope);
  return result;
}

function includeIn(value: Value, tree: Node, scope: Scope): Value | undefined {
  if (isDoc(value)) return include(value, tree, scope);
  if (Array.isArray(value))
    return value.map((item) => includeIn(item, tree, scope)).filter((item) => item !== undefined);
  if (!computes(tree)) return undefined;
  const made: Doc = new Map();
  compute(made, tree, scope);
  return made;
}

function compute(result: Doc, tree: Node, scope: Scope): void {
  for (const [name, node] of tree) {
    if (typeof node === "function") {
      const value = node(scope);
      if (value !== undefined) result.set(name, value);
    } else if (node instanceof Map && !result.has(name) && computes(node)) {
      const inner: Doc = new Map();
      compute(inner, node, scope);
      result.set(name, inner);
    }
  }
}

const computes = (tree: Node): boolean =>
  [...tree.values()].some((node) => typeof node === "function" || (node instanceof Map && computes(node)));

function exclude(doc: Doc, tree: Node): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const node = tree.get(name);
    if (node === undefined) result.set(name, value);
    else if (node instanceof Map) result.set(name, excludeIn(value, node));
  }
  return result;
}

function excludeIn(value: Value, tree: Node): Value {
  if (isDoc(value)) return exclude(value, tree);
  return Array.isArray(value) ? value.map((item) => excludeIn(item, tree)) : value;
}

function addFindOperator(
  path: string,
  value: Value,
  find: FindProjection,
  after: ((result: Doc, doc: Doc) => void)[],
  tree: Node,
): boolean {
  if (path.endsWith(".$")) {
    const arrayPath = path.slice(0, -2);
    insert(tree, arrayPath, true);
    after.push((result, doc) => {
      const items = result.get(arrayPath);
      if (!Array.isArray(items)) return;
      const index = find.matchedIndex(doc, arrayPath);
      if (index === null)
        throw new MongoError(
          51246,
          "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
        );
      result.set(arrayPath, items.slice(index, index + 1));
    });
    return true;
  }
  if (!isDoc(value)) return false;
  const slice = value.get("$slice");
  if (slice !== undefined && !(Array.isArray(slice) && !isNumeric(slice[0] ?? null))) {
    after.push((result) => {
      const items = result.get(path);
      if (Array.isArray(items)) result.set(path, sliceOf(items, slice));
    });
    return true;
  }
  const condition = value.get("$elemMatch");
  if (condition === undefined) return false;
  const test = elementTest(condition, find.match);
  insert(tree, path, (scope) => {
    const items = isDoc(scope.root) ? scope.root.get(path) : undefined;
    const found = Array.isArray(items) ? items.find((item) => test([item])) : undefined;
    return found === undefined ? undefined : [found];
  });
  return true;
}

function sliceOf(items: Value[], slice: Value): Value[] {
  const numbers = (Array.isArray(slice) ? slice : [slice]).map((n) => (isNumeric(n) ? Math.trunc(toNumber(n)) : 0));
  const [first = 0, count] = numbers;
  if (count === undefined) return first >= 0 ? items.slice(0, first) : items.slice(first);
  const from = first < 0 ? Math.max(0, items.length + first) : first;
  return items.slice(from, from + count);
}

/** Compiles `$set`/`$addFields`: fields are added in place, through arrays and into documents. */
export function compileAddFields(spec: Value, settings: ExpressionSettings, stage: string): Projection {
  if (!isDoc(spec)) throw new MongoError(40272, `${stage} specification stage must be an object`);
  const tree: Node = new Map();
  for (const [path, value] of flattenAdd(spec, "")) {
    if (path.split(".").some((part) => part.startsWith("$")))
      throw new MongoError(16410, `Invalid ${stage} :: caused by :: FieldPath field names may not start with '$'.`);
    insert(tree, path, compileExpression(value, settings));
  }
  return (doc) => {
    const computed = new Map<Expression, Value | undefined>();
    const scope = rootScope(doc, settings);
    evaluateAll(tree, scope, computed);
    return add(doc, tree, computed);
  };
}

function flattenAdd(spec: Doc, prefix: string): [string, Value][] {
  return [...spec].flatMap(([name, value]): [string, Value][] => {
    const first = isDoc(value) ? value.keys().next().value : undefined;
    if (isDoc(value) && first !== undefined && !first.startsWith("$")) return flattenAdd(value, `${prefix}${name}.`);
    return [[prefix + name, value]];
  });
}

function evaluateAll(tree: Node, scope: Scope, computed: Map<Expression, Value | undefined>): void {
  for (const node of tree.values()) {
    if (typeof node === "function") computed.set(node, node(scope));
    else if (node instanceof Map) evaluateAll(node, scope, computed);
  }
}

function add(doc: Doc, tree: Node, computed: Map<Expression, Value | undefined>): Doc {
  const result: Doc = new Map(doc);
  for (const [name, node] of tree) {
    if (typeof node === "function") {
      const value = computed.get(node);
      if (value === undefined) result.delete(name);
      else result.set(name, value);
    } else if (node instanceof Map) result.set(name, addIn(result.get(name), node, computed));
  }
  return result;
}

function addIn(value: Value | undefined, tree: Node, computed: Map<Expression, Value | undefined>): Value {
  if (Array.isArray(value)) return value.map((item) => addIn(item, tree, computed));
  return add(isDoc(value) ? value : new Map(), tree, computed);
}
