import type { ExpressionSettings } from "../aggregate/scope.ts";
import { compilePipeline, type Docs, type PipelineContext } from "../aggregate/stages.ts";
import { MongoError } from "../errors/mongo-error.ts";
import { docOf } from "../planner/run.ts";
import type { MatchContext } from "../query/matcher.ts";
import { indexedValuesAt, splitPath } from "../query/paths.ts";
import type { Collection } from "../storage/collection.ts";
import { equalValues } from "../values/compare.ts";
import { encodeDocument } from "../values/encode.ts";
import { integer, toNumber } from "../values/numbers.ts";
import { valueKey } from "../values/order-key.ts";
import { bsonUndefined, type Doc, isDoc, isNumeric, RawDocument, toDoc, type Value } from "../values/value.ts";
import { openChangeStream } from "./change-stream.ts";
import {
  type Command,
  commandContext,
  countField,
  docField,
  docsField,
  effectiveCollation,
  type Handler,
  matchContext,
  OK,
} from "./command.ts";
import { explainCommand } from "./explain.ts";
import { countDocuments, prepareSearch, type Search } from "./find.ts";
import { stageOutput } from "./output-stages.ts";
import { serverDocuments } from "./server-stages.ts";
import { type Source, sourceOf, throughView } from "./views.ts";

/** What pipelines need from the server: other collections of the same database, as this command sees them. */
export function pipelineContext(command: Command, settings: ExpressionSettings, match: MatchContext): PipelineContext {
  const collation = command.body.get("collation");
  return {
    settings,
    match,
    *find(name, filter) {
      const { collection, stages } = sourceOf(command, command.db, name);
      if (stages.length > 0) {
        yield* runPipeline(command, collection, [...stages, new Map([["$match", filter]])], settings, match);
        return;
      }
      if (!collection) return;
      for (const found of prepareSearch(command, collection, { filter, collation }).results()) yield docOf(found);
    },
    run: (name, stages, variables) => {
      const inner = { ...settings, variables };
      const source = sourceOf(command, command.db, name);
      return runPipeline(command, source.collection, [...source.stages, ...stages], inner, matchContext(inner));
    },
    over: (docs, stages, variables) => {
      const inner = { ...settings, variables };
      return compilePipeline(stages, pipelineContext(command, inner, matchContext(inner)))(docs);
    },
  };
}

/** The stages at the front that a search with indexes can do, and the rest. */
export function splitPipeline(stages: readonly Value[]): { search: Search; rest: Value[] } {
  const search: Search = { filter: new Map() };
  let at = 0;
  const stageAt = (name: string): Value | undefined => {
    const stage = stages[at];
    return isDoc(stage) && stage.size === 1 ? stage.get(name) : undefined;
  };
  const filters: Doc[] = [];
  for (let match = stageAt("$match"); isDoc(match); match = stageAt("$match")) {
    filters.push(match);
    at++;
  }
  const [only] = filters;
  if (filters.length === 1 && only) search.filter = only;
  else if (filters.length > 1) search.filter = new Map([["$and", filters]]);
  const sort = stageAt("$sort");
  if (isDoc(sort) && sort.size > 0) {
    search.sort = sort;
    at++;
  }
  const skip = stageAt("$skip");
  if (skip !== undefined && isNumeric(skip) && toNumber(skip) >= 0) {
    search.skip = toNumber(skip);
    at++;
  }
  const limit = stageAt("$limit");
  if (limit !== undefined && isNumeric(limit) && toNumber(limit) > 0) {
    search.limit = toNumber(limit);
    at++;
  }
  return { search, rest: stages.slice(at) };
}

/** `{ $group: { _id: <constant>, n: { $sum: 1 } } }`, which drivers send to count documents. */
function countedField(stage: Value | undefined): { name: string; id: Value } | null {
  const group = isDoc(stage) ? stage.get("$group") : undefined;
  if (!isDoc(group) || group.size !== 2) return null;
  const [[idName, id] = ["", null], [name, sum] = ["", null]] = [...group];
  const one = isDoc(sum) && sum.size === 1 ? sum.get("$sum") : undefined;
  if (idName !== "_id" || (typeof id !== "number" && id !== null) || one === undefined || !equalValues(one, 1))
    return null;
  return { name, id };
}

/** Runs stages over a collection. */
export function* runPipeline(
  command: Command,
  collection: Collection | undefined,
  stages: readonly Value[],
  settings: ExpressionSettings,
  match: MatchContext,
): Generator<Doc> {
  const { search, rest } = splitPipeline(stages);
  const variables: Doc = new Map(
    [...settings.variables].filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
  const full = { ...search, hint: command.body.get("hint"), collation: command.body.get("collation"), variables };
  const stage = compilePipeline(rest, pipelineContext(command, settings, match));
  if (!collection) {
    yield* stage([]);
    return;
  }
  const counted = rest.length === 1 ? countedField(rest[0]) : null;
  if (counted) {
    const n = countDocuments(command, collection, { ...full, sort: undefined });
    if (n > 0) yield toDoc({ _id: counted.id, [counted.name]: integer(n) });
    return;
  }
  yield* stage(documentsOf(command, collection, full));
}

function* documentsOf(command: Command, collection: Collection, search: Search): Docs & Generator<Doc> {
  for (const found of prepareSearch(command, collection, search).results()) yield docOf(found);
}

function* encoded(docs: Docs): Generator<RawDocument> {
  for (const doc of docs) yield new RawDocument(encodeDocument(doc));
}

export const aggregate: Handler = async (command) => {
  const { engine, body, db } = command;
  engine.counters.command++;
  const target = body.get("aggregate");
  const stages = docsField(body, "pipeline");
  const first = stages[0]?.keys().next().value;
  const cursor = docField(body, "cursor");
  if (!cursor && !body.has("explain"))
    throw new MongoError(
      "FailedToParse",
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  if (body.get("explain") === true) return explainCommand(command, body, "queryPlanner");
  const source = typeof target === "string" ? sourceOf(command, db, target) : NO_SOURCE;
  if (source.view && first === "$changeStream") {
    throw new MongoError("CommandNotSupportedOnView", `Namespace ${source.view.namespace} is a view, not a collection`);
  }
  return runAggregate(source.view ? throughView(command, source.view) : command, source, stages);
};

const NO_SOURCE: Source = { collection: undefined, stages: [], view: null };

async function runAggregate(command: Command, source: Source, given: Doc[]): Promise<Doc> {
  const { engine, body, db } = command;
  const target = body.get("aggregate");
  const { collection } = source;
  const { settings } = commandContext(command, effectiveCollation(body.get("collation"), collection));
  const [head, ...tail] = given;
  const first = head?.keys().next().value ?? "";
  if (head && first === "$changeStream") {
    return openChangeStream(command, docField(head, first) ?? new Map(), tail, settings);
  }
  const reported = head && serverDocuments(command, first);
  if (typeof target !== "string" && !reported && first !== "$documents") {
    throw new MongoError("InvalidNamespace", "{aggregate: 1} is not valid for this pipeline; a collection is required");
  }
  const stages: Value[] = reported ? tail : [...source.stages, ...given];
  const cursor = docField(body, "cursor");
  const namespace = `${db}.${typeof target === "string" ? target : "$cmd.aggregate"}`;
  const options = { batchSize: cursor ? countField(cursor, "batchSize") : null, session: command.session };
  const last = given.at(-1);
  const output = last?.keys().next().value;
  const writing = output === "$out" || output === "$merge";
  if (writing && command.transaction)
    throw new MongoError("OperationNotSupportedInTransaction", `${output} cannot be used in a transaction`);
  const match = matchContext(settings);
  const run = (some: Value[]): Docs =>
    reported
      ? compilePipeline(some, pipelineContext(command, settings, match))(reported)
      : runPipeline(command, collection, some, settings, match);
  if (!writing) return engine.cursors.first(namespace, encoded(run(stages)), options);
  await stageOutput(command, output, last?.get(output) ?? null, [...run(stages.slice(0, -1))], settings);
  return engine.cursors.first(namespace, [][Symbol.iterator](), options);
}

export const distinct: Handler = (command) => {
  const { engine, body, db } = command;
  engine.counters.command++;
  const name = body.get("distinct");
  const key = body.get("key");
  if (typeof key !== "string") throw new MongoError("TypeMismatch", "BSON field 'distinct.key' must be a string");
  const source = typeof name === "string" ? sourceOf(command, db, name) : NO_SOURCE;
  if (!source.collection && source.stages.length === 0) return toDoc({ values: [], ok: OK });
  const reader = source.view ? throughView(command, source.view) : command;
  return toDoc({ values: distinctValues(reader, source, key), ok: OK });
};

/** What a filter finds in a collection or through a view. */
function* searched(command: Command, { collection, stages, view }: Source, filter: Doc): Generator<Doc> {
  const collation = command.body.get("collation");
  if (view) {
    const { settings, match } = commandContext(command, effectiveCollation(collation, collection));
    yield* runPipeline(command, collection, [...stages, new Map([["$match", filter]])], settings, match);
  } else if (collection) {
    yield* documentsOf(command, collection, { filter, collation, hint: command.body.get("hint") });
  }
}

function distinctValues(command: Command, source: Source, key: string): Value[] {
  const { collection } = source;
  const filter = docField(command.body, "query") ?? new Map();
  const collation = effectiveCollation(command.body.get("collation"), collection);
  const { match } = commandContext(command, collation);
  const path = splitPath(key);
  const found = new Map<string, Value>();
  const simple = collation === undefined;
  const others: Value[] = [];
  for (const doc of searched(command, source, filter)) {
    for (const value of indexedValuesAt(doc, path).values) {
      if (value === undefined || value === bsonUndefined) continue;
      if (simple) found.set(valueKey(value).toString("latin1"), value);
      else if (!others.some((other) => equalValues(other, value, match.strings))) others.push(value);
    }
  }
  return simple ? [...found.values()] : others;
}
