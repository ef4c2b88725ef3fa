import { compileProjection } from "../aggregate/projection.ts";
import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { filterFields } from "../planner/filter-fields.ts";
import { impliedEqualities } from "../planner/implied-equalities.ts";
import { choosePlan, type Plan } from "../planner/plan.ts";
import { docOf, type Effort, type Found, runPlan, skipAndLimit, sortFound, type Test } from "../planner/run.ts";
import { compileFilter, type MatchContext, type Matcher } from "../query/matcher.ts";
import { readSort } from "../query/sort.ts";
import { compileTextSearch } from "../query/text.ts";
import type { Deadline } from "../server/deadline.ts";
import type { Collection } from "../storage/collection.ts";
import { textPaths } from "../storage/index-definition.ts";
import { matchedArrayIndex } from "../update/update.ts";
import { encodeDocument } from "../values/encode.ts";
import { type Doc, isDoc, RawDocument, toDoc, type Value } from "../values/value.ts";
import { runPipeline } from "./aggregate.ts";
import {
  type Command,
  collectionName,
  commandContext,
  countField,
  docField,
  effectiveCollation,
  type Handler,
  numberField,
  OK,
} from "./command.ts";
import { type Source, sourceOf, throughView } from "./views.ts";

export type Search = {
  filter: Doc;
  sort?: Value | undefined;
  skip?: number;
  limit?: number | null;
  hint?: Value | undefined;
  collation?: Value | undefined;
  variables?: Value | undefined;
};

/** A search ready to run: its plan, and what running it finds. */
export type Prepared = { plan: Plan; effort: Effort; results: () => Generator<Found> };

/** Plans a search in one collection. */
export function prepareSearch(command: Command, collection: Collection, search: Search): Prepared {
  const collation = effectiveCollation(search.collation, collection);
  const { settings, match } = commandContext(command, collation, search.variables);
  const { deadline } = command;
  const matches = compileFilter(search.filter, withText(match, collection));
  const test: Test = {
    matches: deadline ? withinTime(deadline, matches) : matches,
    fields: filterFields(search.filter),
  };
  const sort = readSort(search.sort).filter(({ path }) => path !== "$natural");
  const hint = search.hint ?? naturalHint(search.sort);
  const implied = impliedEqualities(search.filter, settings.variables);
  const filter: Doc = implied.length > 0 ? new Map([["$and", [search.filter, ...implied]]]) : search.filter;
  const plan = choosePlan(collection, { filter, sort, hint, collation });
  const effort: Effort = { keys: 0, docs: 0 };
  const { skip = 0, limit = null } = search;
  return {
    plan,
    effort,
    results() {
      const view = command.engine.view(collection, command.transaction);
      const most = limit === null ? null : skip + limit;
      const wanted = most !== null && plan.exact && plan.sorted ? most : undefined;
      const planned = runPlan(view, plan, test, effort, wanted);
      const found = deadline ? deadline.over(planned) : planned;
      return skipAndLimit(plan.sorted ? found : sortFound(found, sort, match.strings, most), skip, limit);
    },
  };
}

const withinTime =
  (deadline: Deadline, matches: Matcher): Matcher =>
  (doc) => {
    deadline.check();
    return matches(doc);
  };

function withText(match: MatchContext, collection: Collection): MatchContext {
  const index = collection.indexes.find((one) => one.text);
  return index ? { ...match, text: (operand) => compileTextSearch(operand, textPaths(index)) } : match;
}

const naturalHint = (sort: Value | undefined): Value | undefined =>
  sort instanceof Map && sort.has("$natural") ? sort : undefined;

export const find: Handler = (given) => {
  given.engine.counters.query++;
  const source = sourceOf(given, given.db, collectionName(given));
  const command = source.view ? throughView(given, source.view) : given;
  const { engine, body, db } = command;
  const { collection } = source;
  const namespace = `${db}.${collectionName(command)}`;
  const limitGiven = numberField(body, "limit") ?? 0;
  const single = body.get("singleBatch") === true || limitGiven < 0;
  const batchSize = countField(body, "batchSize");
  const session = command.session;
  const filter = docField(body, "filter") ?? new Map();
  const options = { batchSize, single, session, expires: body.get("noCursorTimeout") !== true };
  for (const option of ["min", "max", "returnKey", "showRecordId"]) {
    const value = body.get(option);
    if (value !== undefined && value !== false) throw notSupported(`the option '${option}' of find`);
  }
  if (body.get("tailable") === true) {
    throw new MongoError("BadValue", "error processing query: tailable cursor requested on non capped collection");
  }
  const projection = docField(body, "projection");
  if (source.view) return engine.cursors.first(namespace, encodedView(command, source, projection), options);
  const { settings, match } = commandContext(command, effectiveCollation(body.get("collation"), collection));
  const project =
    projection && projection.size > 0
      ? compileProjection(projection, settings, {
          match,
          matchedIndex: (doc, path) => matchedArrayIndex(doc, filter, path, match),
        })
      : null;
  if (!collection) {
    compileFilter(filter, match);
    return engine.cursors.first(namespace, [][Symbol.iterator](), options);
  }
  const prepared = prepareSearch(command, collection, findSearch(body, filter));
  return engine.cursors.first(namespace, asRaw(prepared.results(), project), options);
};

/** What a search finds through a view. */
function viewed(command: Command, { collection, stages }: Source, search: Search, projection?: Doc): Iterable<Doc> {
  const { settings, match } = commandContext(command, effectiveCollation(command.body.get("collation"), collection));
  const { sort, skip, limit } = search;
  const own: Value[] = [toDoc({ $match: search.filter })];
  if (isDoc(sort) && sort.size > 0 && !sort.has("$natural")) own.push(toDoc({ $sort: sort }));
  if (skip) own.push(toDoc({ $skip: skip }));
  if (limit) own.push(toDoc({ $limit: limit }));
  if (projection && projection.size > 0) own.push(toDoc({ $project: projection }));
  return runPipeline(command, collection, [...stages, ...own], settings, match);
}

function* encodedView(command: Command, source: Source, projection: Doc | undefined): Generator<RawDocument> {
  const filter = docField(command.body, "filter") ?? new Map();
  for (const doc of viewed(command, source, findSearch(command.body, filter), projection)) {
    yield new RawDocument(encodeDocument(doc));
  }
}

/** The search that a `find` command's body describes. */
export function findSearch(body: Doc, filter: Doc): Search {
  const limit = Math.abs(numberField(body, "limit") ?? 0);
  return {
    filter,
    sort: body.get("sort"),
    skip: countField(body, "skip") ?? 0,
    limit: limit === 0 ? null : limit,
    hint: body.get("hint"),
    collation: body.get("collation"),
    variables: body.get("let"),
  };
}

function* asRaw(found: Iterable<Found>, project: ((doc: Doc) => Doc) | null): Generator<RawDocument> {
  for (const one of found) {
    yield new RawDocument(project ? encodeDocument(project(docOf(one))) : one.row.bytes);
  }
}

export const count: Handler = (command) => {
  const { engine, body } = command;
  engine.counters.command++;
  const source = sourceOf(command, command.db, collectionName(command));
  const { collection } = source;
  const filter = docField(body, "query") ?? new Map();
  if (source.view) {
    const reader = throughView(command, source.view);
    return toDoc({ n: [...viewed(reader, source, findSearch(body, filter))].length, ok: OK });
  }
  if (!collection) return toDoc({ n: 0, ok: OK });
  return toDoc({ n: countDocuments(command, collection, { ...findSearch(body, filter), sort: undefined }), ok: OK });
};

/** Counts without looking at documents where an index or the table alone can tell. */
export function countDocuments(command: Command, collection: Collection, search: Search): number {
  const view = command.engine.view(collection, command.transaction);
  const prepared = prepareSearch(command, collection, search);
  const { plan } = prepared;
  const whole = !search.skip && (search.limit ?? null) === null;
  if (whole && plan.exact && plan.stage === "COLLSCAN") {
    const quick = view.quickCount();
    if (quick !== null) return quick;
  }
  if (whole && plan.exact && plan.stage === "IXSCAN") {
    let total: number | null = 0;
    for (const range of plan.ranges) {
      const part: number | null = view.quickRangeCount(plan.index, range);
      total = part === null || total === null ? null : total + part;
    }
    if (total !== null) return total;
  }
  let n = 0;
  for (const _ of prepared.results()) n++;
  return n;
}

const AWAIT_MS = 1000;

export const getMore: Handler = ({ engine, body, db }) => {
  engine.counters.getmore++;
  const id = body.get("getMore");
  if (typeof id !== "bigint") throw new MongoError("TypeMismatch", "BSON field 'getMore' must be of type long");
  const namespace = `${db}.${String(body.get("collection"))}`;
  return engine.cursors.next(id, namespace, countField(body, "batchSize"), countField(body, "maxTimeMS") ?? AWAIT_MS);
};

export const killCursors: Handler = ({ engine, body }) => {
  const cursors = body.get("cursors");
  const cursorsKilled: Value[] = [];
  const cursorsNotFound: Value[] = [];
  for (const id of Array.isArray(cursors) ? cursors : []) {
    (typeof id === "bigint" && engine.cursors.kill(id) ? cursorsKilled : cursorsNotFound).push(id);
  }
  return toDoc({ cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: OK });
};
