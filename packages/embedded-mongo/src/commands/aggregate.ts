import { compileExpression } from "../aggregate/expression.ts";
import type { ExpressionSettings } from "../aggregate/scope.ts";
import { compilePipeline, type Docs, type PipelineContext } from "../aggregate/stages.ts";
import { MongoError, notSupported } from "../errors/mongo-error.ts";
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
import { countDocuments, prepareSearch, type Search } from "./find.ts";
import { stageOutput } from "./output-stages.ts";

/** What pipelines need from the server: other collections of the same database, as this command sees them. */
export function pipelineContext(command: Command, settings: ExpressionSettings, match: MatchContext): PipelineContext {
  const collectionOf = (name: string): Collection | undefined => command.engine.catalog.get(command.db, name);
  const collation = command.body.get("collation");
  return {
    settings,
    match,
    *find(name, filter) {
      const collection = collectionOf(name);
      if (!collection) return;
      for (const found of prepareSearch(command, collection, { filter, collation }).results()) yield docOf(found);
    },
    run: (name, stages, variables) => {
      const inner = { ...settings, variables };
      return runPipeline(command, collectionOf(name), stages, inner, matchContext(inner));
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

function* runPipeline(
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
  if (first === "$collStats" || first === "$indexStats" || first === "$currentOp" || first === "$listSessions")
    throw notSupported(first);
  const collection = typeof target === "string" ? engine.catalog.get(db, target) : undefined;
  if (typeof target !== "string" && first !== "$documents" && first !== "$changeStream") {
    throw new MongoError("InvalidNamespace", "{aggregate: 1} is not valid for this pipeline; a collection is required");
  }
  const cursor = docField(body, "cursor");
  if (!cursor && !body.has("explain"))
    throw new MongoError(
      "FailedToParse",
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  const collation = effectiveCollation(body.get("collation"), collection);
  const { settings } = commandContext(command, collation);
  const bound = bindLet(settings, command);
  if (first === "$changeStream") {
    return openChangeStream(command, docField(stages[0] ?? new Map(), first) ?? new Map(), stages.slice(1), bound);
  }
  const namespace = `${db}.${typeof target === "string" ? target : "$cmd.aggregate"}`;
  const options = { batchSize: cursor ? countField(cursor, "batchSize") : null, session: command.session };
  const last = stages.at(-1);
  const output = last?.keys().next().value;
  if (output === "$out" || output === "$merge") {
    if (command.transaction)
      throw new MongoError("OperationNotSupportedInTransaction", `${output} cannot be used in a transaction`);
    const docs = [...runPipeline(command, collection, stages.slice(0, -1), bound, matchContext(bound))];
    await stageOutput(command, output, last?.get(output) ?? null, docs, bound);
    return engine.cursors.first(namespace, [][Symbol.iterator](), options);
  }
  return engine.cursors.first(
    namespace,
    encoded(runPipeline(command, collection, stages, bound, matchContext(bound))),
    options,
  );
};

/** `let` values are expressions without a document, worked out once. */
function bindLet(settings: ExpressionSettings, command: Command): ExpressionSettings {
  const given = command.body.get("let");
  if (!isDoc(given)) return settings;
  const scope = { root: new Map(), variables: new Map<string, Value | undefined>() };
  const variables = new Map<string, Value | undefined>();
  for (const [name, value] of given) variables.set(name, compileExpression(value, settings)(scope));
  return { ...settings, variables };
}

export const distinct: Handler = (command) => {
  const { engine, body, db } = command;
  engine.counters.command++;
  const name = body.get("distinct");
  const key = body.get("key");
  if (typeof key !== "string") throw new MongoError("TypeMismatch", "BSON field 'distinct.key' must be a string");
  const collection = typeof name === "string" ? engine.catalog.get(db, name) : undefined;
  if (!collection) return toDoc({ values: [], ok: OK });
  return toDoc({ values: distinctValues(command, collection, key), ok: OK });
};

function distinctValues(command: Command, collection: Collection, key: string): Value[] {
  const filter = docField(command.body, "query") ?? new Map();
  const collation = effectiveCollation(command.body.get("collation"), collection);
  const { match } = commandContext(command, collation);
  const path = splitPath(key);
  const found = new Map<string, Value>();
  const simple = collation === undefined;
  const others: Value[] = [];
  for (const one of prepareSearch(command, collection, {
    filter,
    collation: command.body.get("collation"),
    hint: command.body.get("hint"),
  }).results()) {
    for (const value of indexedValuesAt(docOf(one), path).values) {
      if (value === undefined || value === bsonUndefined) continue;
      if (simple) found.set(valueKey(value).toString("latin1"), value);
      else if (!others.some((other) => equalValues(other, value, match.strings))) others.push(value);
    }
  }
  return simple ? [...found.values()] : others;
}
