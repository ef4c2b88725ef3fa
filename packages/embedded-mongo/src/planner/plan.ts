import { MongoError } from "../errors/mongo-error.ts";
import { sameCollation } from "../query/collation.ts";
import type { SortField } from "../query/sort.ts";
import { foldWord, readTextSearch } from "../query/text.ts";
import type { Collection } from "../storage/collection.ts";
import { afterPrefix, type KeyRange } from "../storage/collection-store.ts";
import { type IndexDefinition, wordKey } from "../storage/index-definition.ts";
import { equalValues } from "../values/compare.ts";
import { valueKey } from "../values/order-key.ts";
import { BSONRegExp, BsonUndefined, type Doc, isDoc, type Value } from "../values/value.ts";
import { type Conjunction, type Constraint, intersect, keyRanges, readConstraints } from "./bounds.ts";

/** How documents are found. `exact`: whatever it finds meets the whole filter. `sorted`: it finds them in the wanted order. */
export type Plan = { exact: boolean; sorted: boolean } & (
  | { stage: "IDHACK"; key: Uint8Array }
  | { stage: "IXSCAN"; index: IndexDefinition; ranges: KeyRange[]; reverse: boolean }
  | { stage: "OR"; plans: Plan[] }
  | { stage: "COLLSCAN"; reverse: boolean }
);

export type PlanRequest = {
  filter: Doc;
  sort: SortField[];
  hint?: Value | undefined;
  collation?: Doc | undefined;
};

/** Chooses the index that narrows the search most, then one that spares the sort. */
export function choosePlan(collection: Collection, request: PlanRequest): Plan {
  const { filter, sort } = request;
  const hinted = request.hint === undefined ? null : findHint(collection, request.hint);
  if (!hinted && !collection.timeSeries) {
    const id = idLookup(filter, request.collation);
    if (id) return { stage: "IDHACK", key: id, exact: filter.size === 1, sorted: true };
  }
  if (hinted === "natural")
    return {
      stage: "COLLSCAN",
      reverse: naturalReverse(request.hint),
      exact: filter.size === 0,
      sorted: sort.length === 0,
    };
  const text = filter.get("$text");
  if (text !== undefined) return textPlan(collection, text, sort);
  const conjunction = readConstraints(filter);
  let best: { plan: Plan; score: number } | null = null;
  for (const index of hinted ? [hinted] : collection.indexes) {
    const candidate = planWith(index, conjunction, request, hinted !== null);
    if (candidate && (!best || candidate.score > best.score)) best = candidate;
  }
  if (best && (hinted || best.score > 0)) return best.plan;
  const or = hinted ? null : orPlan(collection, request);
  if (or) return or;
  return { stage: "COLLSCAN", reverse: false, exact: filter.size === 0, sorted: sort.length === 0 };
}

/** Every document that holds one of the words; the filter decides about phrases and unwanted words. */
function textPlan(collection: Collection, text: Value, sort: SortField[]): Plan {
  const index = collection.indexes.find((one) => one.text);
  if (!index) throw new MongoError("IndexNotFound", "text index required for $text query");
  const words = [...new Set(readTextSearch(text).words.map(foldWord))];
  const ranges = words.map((word): KeyRange => ({ low: wordKey(word), high: afterPrefix(wordKey(word)) }));
  return { stage: "IXSCAN", index, ranges, reverse: false, exact: false, sorted: sort.length === 0 };
}

function idLookup(filter: Doc, collation: Doc | undefined): Uint8Array | null {
  const id = filter.get("_id");
  if (id === undefined || id === null || Array.isArray(id) || id instanceof BSONRegExp || id instanceof BsonUndefined)
    return null;
  if (isDoc(id)) {
    const equal = id.get("$eq");
    if (id.size !== 1 || equal === undefined || isDoc(equal)) return null;
    return idLookup(new Map([["_id", equal]]), collation);
  }
  if (typeof id === "string" && !sameCollation(collation, undefined)) return null;
  return valueKey(id);
}

function findHint(collection: Collection, hint: Value): IndexDefinition | "natural" | null {
  if (isDoc(hint) && hint.size === 0) return null;
  if (isDoc(hint) && hint.has("$natural")) return "natural";
  const index = collection.indexes.find((one) =>
    typeof hint === "string" ? one.name === hint : equalValues(one.key, hint),
  );
  if (!index) {
    throw new MongoError(
      "BadValue",
      "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index",
    );
  }
  return index;
}

const naturalReverse = (hint: Value | undefined): boolean => isDoc(hint) && equalValues(hint.get("$natural"), -1);

function planWith(
  index: IndexDefinition,
  conjunction: Conjunction,
  request: PlanRequest,
  hinted: boolean,
): { plan: Plan; score: number } | null {
  if (index.text || (index.spec.get("hidden") === true && !hinted)) return null;
  const sameStrings = sameCollation(request.collation, index.collation ?? undefined);
  const usable = conjunction.constraints.filter(({ strings }) => !strings || sameStrings);
  const fields: Constraint[] = [];
  const used = new Set<number>();
  for (const field of index.fields) {
    const constraint = constraintFor(field.path, index, usable, fields, used);
    if (!constraint) break;
    if (index.fold && constraint.strings) return null;
    fields.push(constraint);
    if (!constraint.points) break;
  }
  if (
    index.sparse &&
    !usable.some(({ path, excludesMissing }) => excludesMissing && index.fields.some((field) => field.path === path))
  )
    return null;
  if (index.partial && !implies(request.filter, index.partial.filter)) return null;
  const direction = sameStrings && !index.fold ? sortDirection(index, fields, request.sort) : null;
  const points = fields.filter((constraint) => constraint.points).length;
  const ranged = fields.length > points && fields.at(-1)?.exact !== undefined && !isEverything(fields.at(-1));
  const sortHelps = request.sort.length > 0 && direction !== null;
  if (points === 0 && !ranged && !sortHelps && !hinted) return null;
  const whole = index.unique && points === index.fields.length;
  const score = points * 10 + (ranged ? 5 : 0) + (sortHelps ? 4 : 0) + (whole ? 50 : 0) - index.fields.length * 0.1;
  const exact = used.size === conjunction.clauses && fields.every((constraint) => constraint.exact);
  return {
    plan: {
      stage: "IXSCAN",
      index,
      ranges: fields.length > 0 ? keyRanges(index, fields) : [{ low: null, high: null }],
      reverse: direction === -1,
      exact,
      sorted: request.sort.length === 0 || direction !== null,
    },
    score,
  };
}

const isEverything = (constraint: Constraint | undefined): boolean => constraint?.intervals[0]?.from[0] === 0;

/**
 * What bounds the index may use on a path. In an index over arrays two conditions may be met by two different items, so only one of
 * them may narrow the search, and fields of the same array may not be narrowed together.
 */
function constraintFor(
  path: string,
  index: IndexDefinition,
  constraints: Constraint[],
  before: Constraint[],
  used: Set<number>,
): Constraint | null {
  const own = constraints.filter((constraint) => constraint.path === path);
  const best = own.find(({ points }) => points) ?? own[0];
  if (!best) return null;
  if (index.multikey && before.some((other) => rootOf(other.path) === rootOf(path))) return null;
  used.add(best.source);
  if (index.multikey || best.points) return best;
  let narrowed = best;
  for (const other of own) {
    const both = other === best ? null : intersect(narrowed, other);
    if (!both) continue;
    narrowed = both;
    used.add(other.source);
  }
  return narrowed;
}

const rootOf = (path: string): string => path.split(".", 1)[0] ?? path;

/** 1 or -1: read forwards or backwards gives the sort; null: the index does not give it. */
function sortDirection(index: IndexDefinition, fields: Constraint[], sort: SortField[]): 1 | -1 | null {
  if (sort.length === 0) return 1;
  if (index.multikey) return null;
  const fixed = new Set(
    fields.filter(({ points, intervals }) => points && intervals.length === 1).map(({ path }) => path),
  );
  let direction: 1 | -1 | null = null;
  let at = 0;
  const wanted = sort.filter(({ path }) => !fixed.has(path));
  for (const field of index.fields) {
    const next = wanted[at];
    if (!next) break;
    if (fixed.has(field.path)) continue;
    if (field.path !== next.path) return null;
    const needed = field.direction === next.direction ? 1 : -1;
    if (direction !== null && direction !== needed) return null;
    direction = needed;
    at++;
  }
  return at === wanted.length ? (direction ?? 1) : null;
}

/** Whether every document that meets the filter is in the partial index, as far as that shows at a glance. */
function implies(filter: Doc, condition: Doc): boolean {
  const clauses = flatten(filter);
  return flatten(condition).every(([path, operator, operand]) =>
    clauses.some(
      ([ownPath, ownOperator, own]) => ownPath === path && impliesClause(ownOperator, own, operator, operand),
    ),
  );
}

type Clause = [path: string, operator: string, operand: Value];

function flatten(filter: Doc): Clause[] {
  return [...filter].flatMap(([name, condition]): Clause[] => {
    if (name === "$and" && Array.isArray(condition)) return condition.filter(isDoc).flatMap(flatten);
    if (isDoc(condition) && condition.keys().next().value?.startsWith("$")) {
      return [...condition].map(([operator, operand]): Clause => [name, operator, operand]);
    }
    return [[name, "$eq", condition]];
  });
}

function impliesClause(own: string, value: Value, operator: string, operand: Value): boolean {
  if (own === operator && equalValues(value, operand)) return true;
  if (operator === "$exists" && operand === true)
    return ["$eq", "$gt", "$gte", "$lt", "$lte"].includes(own) && value !== null;
  if (own === "$in" && Array.isArray(value))
    return value.every((item) => impliesClause("$eq", item, operator, operand));
  if (operator === "$in" && own === "$eq" && Array.isArray(operand))
    return operand.some((item) => equalValues(item, value));
  return false;
}

function orPlan(collection: Collection, request: PlanRequest): Plan | null {
  const branches = request.filter.get("$or");
  if (!Array.isArray(branches) || branches.length === 0) return null;
  const plans: Plan[] = [];
  for (const branch of branches) {
    if (!isDoc(branch) || branch.has("$or")) return null;
    const plan = choosePlan(collection, { ...request, filter: branch, sort: [] });
    if (plan.stage === "COLLSCAN" || plan.stage === "OR") return null;
    plans.push(plan);
  }
  return { stage: "OR", plans, exact: false, sorted: request.sort.length === 0 };
}
