import { compileExpression } from "../aggregate/expression.ts";
import { type ExpressionSettings, rootScope } from "../aggregate/scope.ts";
import { compilePipeline } from "../aggregate/stages.ts";
import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { docOf } from "../planner/run.ts";
import { enforceValidator } from "../schema/validator.ts";
import type { Collection } from "../storage/collection.ts";
import { withId } from "../update/update.ts";
import { encodeDocument } from "../values/encode.ts";
import { type Doc, isDoc, toDoc, type Value } from "../values/value.ts";
import { pipelineContext } from "./aggregate.ts";
import { type Command, docField, ensureCollection, matchContext } from "./command.ts";
import { prepareSearch } from "./find.ts";

/** Writes a pipeline's results where `$out` or `$merge` says, all or nothing. */
export async function stageOutput(
  command: Command,
  stage: "$out" | "$merge",
  spec: Value,
  docs: Doc[],
  settings: ExpressionSettings,
): Promise<void> {
  const into = stage === "$out" ? spec : isDoc(spec) ? (spec.get("into") ?? null) : spec;
  const db = isDoc(into) ? into.get("db") : command.db;
  const name = isDoc(into) ? into.get("coll") : into;
  if (typeof name !== "string" || (db !== undefined && typeof db !== "string")) {
    throw new MongoError("FailedToParse", `${stage} needs the name of a collection`);
  }
  if (isDoc(into) && into.has("timeseries")) throw notSupported(`${stage} with 'timeseries'`);
  const collection = ensureCollection(command, db ?? command.db, name);
  if (collection.timeSeries) throw notSupported(`${stage} into a time series collection`);
  await command.engine.write(null, () => {
    if (stage === "$out") replaceAll(command, collection, docs);
    else merge(command, collection, isDoc(spec) ? spec : new Map(), docs, settings);
  });
}

function replaceAll(command: Command, collection: Collection, docs: Doc[]): void {
  const view = command.engine.view(collection, null);
  for (const row of [...view.scan()]) view.remove(row, docOf({ row, doc: null }));
  for (const doc of docs) insertInto(command, collection, doc);
}

function insertInto(command: Command, collection: Collection, doc: Doc): void {
  const complete = withId(doc);
  enforceValidator(collection, complete, null);
  command.engine.view(collection, null).insert(complete, encodeDocument(complete));
}

function merge(command: Command, collection: Collection, spec: Doc, docs: Doc[], settings: ExpressionSettings): void {
  const on = spec.get("on") ?? "_id";
  const fields = (Array.isArray(on) ? on : [on]).map(String);
  requireUnique(collection, fields);
  const given = docField(spec, "let");
  const variables = [...(given ?? toDoc({ new: "$$ROOT" }))].map(([name, value]) => ({
    name,
    value: compileExpression(value, settings),
  }));
  const whenMatched = spec.get("whenMatched") ?? "merge";
  const whenNotMatched = spec.get("whenNotMatched") ?? "insert";
  const view = command.engine.view(collection, null);
  for (const doc of docs) {
    const complete = withId(doc);
    const filter: Doc = new Map(
      fields.map((field): [string, Value] => [field, new Map<string, Value>([["$eq", complete.get(field) ?? null]])]),
    );
    const [found] = prepareSearch(command, collection, { filter, limit: 1 }).results();
    if (!found) {
      if (whenNotMatched === "insert") insertInto(command, collection, complete);
      else if (whenNotMatched === "fail")
        throw new MongoError(
          13113,
          "$merge could not find a matching document in the target collection for at least one document in the source collection",
        );
      continue;
    }
    const before = docOf(found);
    const scope = rootScope(complete, settings);
    const bound = new Map(settings.variables).set("new", complete);
    for (const { name, value } of variables) bound.set(name, value(scope));
    const after = mergedDoc(command, before, complete, whenMatched, fields, { ...settings, variables: bound });
    if (!after) continue;
    after.set("_id", before.get("_id") ?? null);
    const result = withId(after);
    enforceValidator(collection, result, found.row.bytes);
    view.replace(found.row, before, result, encodeDocument(result));
  }
}

/** Without a unique index two documents could be meant by one. */
function requireUnique(collection: Collection, fields: readonly string[]): void {
  const wanted = [...fields].sort().join();
  const unique = collection.indexes.some(
    ({ unique, partial, sparse, collation, fields: keys }) =>
      unique &&
      !partial &&
      !sparse &&
      !collation &&
      keys
        .map(({ path }) => path)
        .sort()
        .join() === wanted,
  );
  if (!unique) throw new MongoError(51183, "Cannot find index to verify that join fields will be unique");
}

function mergedDoc(
  command: Command,
  before: Doc,
  doc: Doc,
  whenMatched: Value,
  fields: readonly string[],
  settings: ExpressionSettings,
): Doc | null {
  if (Array.isArray(whenMatched)) {
    const context = pipelineContext(command, settings, matchContext(settings));
    const [result] = compilePipeline(whenMatched, context)([before]);
    return result ?? null;
  }
  switch (whenMatched) {
    case "replace":
      return new Map(doc);
    case "keepExisting":
      return null;
    case "merge":
      return new Map([...before, ...doc]);
    case "fail":
      throw new MongoError(
        "DuplicateKey",
        "$merge with whenMatched: fail found an existing document with the same values already in the target collection",
        {
          keyPattern: toDoc(Object.fromEntries(fields.map((field) => [field, 1]))),
          keyValue: toDoc(Object.fromEntries(fields.map((field) => [field, doc.get(field) ?? null]))),
        },
      );
    default:
      throw notSupported(`whenMatched: ${String(whenMatched)}`);
  }
}
