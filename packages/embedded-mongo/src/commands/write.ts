import { compilePipeline } from "../aggregate/stages.ts";
import { MongoError } from "../errors/mongo-error.ts";
import { docOf, type Found } from "../planner/run.ts";
import { enforceValidator } from "../schema/validator.ts";
import type { View } from "../sessions/view.ts";
import type { Collection } from "../storage/collection.ts";
import type { Row } from "../storage/collection-store.ts";
import { compileUpdate, type Update, upsertSeed, withId } from "../update/update.ts";
import { decodeDocument } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { type Doc, isDoc, toDoc, type Value } from "../values/value.ts";
import { pipelineContext } from "./aggregate.ts";
import {
  type Command,
  collectionAt,
  collectionName,
  commandContext,
  docField,
  effectiveCollation,
  ensureCollection,
  findCollection,
  type Handler,
} from "./command.ts";
import { checkSize } from "./document-size.ts";
import { prepareSearch } from "./find.ts";
import { refuseDollarId } from "./insert.ts";
import { statementsOf } from "./known-fields.ts";
import { runStatements, withErrors } from "./statements.ts";
import { checkSeriesUpdate, refuseInTransaction } from "./time-series.ts";

export type UpdateRequest = {
  filter: Doc;
  update: Value;
  multi: boolean;
  upsert: boolean;
  arrayFilters?: Value | undefined;
  sort?: Value | undefined;
  hint?: Value | undefined;
  collation?: Value | undefined;
  constants?: Value | undefined;
};

export type UpdateResult = { matched: number; modified: number; upsertedId?: Value };

/** A statement's own constants, and the command's variables. */
function variablesOf(command: Command, { constants }: UpdateRequest): Value | undefined {
  const variables = command.body.get("let");
  return isDoc(constants) ? new Map([...(isDoc(variables) ? variables : []), ...constants]) : variables;
}

/** Compiles an update in the light of a command. */
export function readUpdate(command: Command, collection: Collection | undefined, request: UpdateRequest): Update {
  const variables = variablesOf(command, request);
  const { settings, match } = commandContext(command, effectiveCollation(request.collation, collection), variables);
  return compileUpdate(request.update, request.arrayFilters, {
    match,
    now: settings.now,
    timestamp: () => command.engine.timestamp(),
    pipeline: (stages, doc) => {
      for (const stage of stages) {
        const name = isDoc(stage) ? stage.keys().next().value : undefined;
        if (!["$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith"].includes(name ?? "")) {
          throw new MongoError("InvalidOptions", `${name} is not allowed to be used within an update`);
        }
      }
      const [result] = compilePipeline(stages, pipelineContext(command, settings, match))([doc]);
      if (!result) throw new MongoError("InternalError", "an update pipeline gave no document");
      return result;
    },
  });
}

/** Updates what one statement selects. All of it happens, or an error tells how far it came. */
export function applyUpdate(
  command: Command,
  collection: Collection,
  request: UpdateRequest,
  bypass: boolean,
): UpdateResult {
  refuseInTransaction(command, collection, "update");
  checkSeriesUpdate(collection, request);
  const update = readUpdate(command, collection, request);
  if (request.multi && update.kind === "replacement") {
    throw new MongoError("FailedToParse", "multi update is not supported for replacement-style update");
  }
  const prepared = prepareSearch(command, collection, {
    ...request,
    limit: request.multi ? null : 1,
    variables: variablesOf(command, request),
  });
  const view = command.engine.view(collection, command.transaction);
  let matched = 0;
  let modified = 0;
  const change = (found: Found): void => {
    matched++;
    const before = docOf(found);
    const after = update.apply(before, request.filter, false);
    const bytes = encodeDocument(after);
    if (Buffer.compare(bytes, found.row.bytes) === 0) return;
    checkSize(bytes);
    if (!bypass) enforceValidator(collection, after, found.row.bytes);
    view.replace(found.row, before, after, bytes, update.kind === "replacement" ? "replace" : "update");
    modified++;
  };
  if (request.multi) {
    for (const row of selectedRows(view, prepared.results())) change({ row, doc: null });
  } else for (const found of prepared.results()) change(found);
  if (matched === 0 && request.upsert)
    return {
      matched: 0,
      modified: 0,
      upsertedId: upsert(command, collection, request, update, bypass).get("_id") ?? null,
    };
  return { matched, modified };
}

/** Inserts what an upsert that matched nothing asks for. */
export function upsert(
  command: Command,
  collection: Collection,
  request: UpdateRequest,
  update: Update,
  bypass: boolean,
): Doc {
  const seed = upsertSeed(request.filter);
  const start: Doc = update.kind === "replacement" ? new Map([...seed].filter(([name]) => name === "_id")) : seed;
  const doc = withId(update.apply(start, request.filter, true));
  const bytes = encodeDocument(doc);
  checkSize(bytes);
  refuseDollarId(doc);
  if (!bypass) enforceValidator(collection, doc, null);
  command.engine.view(collection, command.transaction).insert(doc, bytes);
  return doc;
}

/** An upsert that loses a race against another one finds the winner's document instead. */
export const updateStatement = (statement: Doc): UpdateRequest => ({
  filter: docField(statement, "q") ?? new Map(),
  update: statement.get("u") ?? null,
  multi: statement.get("multi") === true,
  upsert: statement.get("upsert") === true,
  arrayFilters: statement.get("arrayFilters"),
  sort: statement.get("sort"),
  hint: statement.get("hint"),
  collation: statement.get("collation"),
  constants: statement.get("c"),
});

export const update: Handler = async (command) => {
  const { body, engine, db } = command;
  const name = collectionName(command);
  const bypass = body.get("bypassDocumentValidation") === true;
  let n = 0;
  let nModified = 0;
  const upserted: Value[] = [];
  const outcome = await runStatements(command, statementsOf(body, "update.updates"), async (statement, index) => {
    const request = updateStatement(statement);
    if (request.multi && request.sort !== undefined)
      throw new MongoError("FailedToParse", "Cannot specify sort with multi=true");
    const existing = collectionAt(command, db, name);
    if (!existing && !request.upsert) {
      readUpdate(command, existing, request);
      return;
    }
    const collection = existing ?? ensureCollection(command, db, name);
    const result = await runPartial(command, () => applyUpdate(command, collection, request, bypass));
    n += result.matched;
    nModified += result.modified;
    engine.counters.update++;
    if ("upsertedId" in result) {
      n++;
      upserted.push(toDoc({ index, _id: result.upsertedId ?? null }));
    }
  });
  return withErrors({ n, nModified, upserted: upserted.length > 0 ? upserted : undefined }, outcome);
};

/** Runs a statement whose earlier documents stay changed when a later one is refused, as on the real server. */
async function runPartial<T>(command: Command, work: () => T): Promise<T> {
  const outcome = await command.engine.write(
    command.transaction,
    (): { value: T } | { refused: MongoError } => {
      try {
        return { value: work() };
      } catch (fault) {
        if (fault instanceof MongoError) return { refused: fault };
        throw fault;
      }
    },
    command.deadline,
  );
  if ("refused" in outcome) throw outcome.refused;
  return outcome.value;
}

/** Deletes what one statement selects and tells how many. */
export function applyDelete(command: Command, collection: Collection, statement: Doc): number {
  refuseInTransaction(command, collection, "delete from");
  const single = !isZero(statement.get("limit"));
  const prepared = prepareSearch(command, collection, {
    filter: docField(statement, "q") ?? new Map(),
    limit: single ? 1 : null,
    hint: statement.get("hint"),
    collation: statement.get("collation"),
    variables: command.body.get("let"),
  });
  const view = command.engine.view(collection, command.transaction);
  let n = 0;
  for (const row of selectedRows(view, prepared.results())) {
    view.remove(row, decodeDocument(row.bytes));
    n++;
  }
  return n;
}

const MOST_HELD_BYTES = 64 * 1024 * 1024;

/** All rows of a search, found before the first of them is changed, so that no change makes one come up again. */
function* selectedRows(view: View, results: Iterable<Found>): Generator<Row> {
  const held: Row[] = [];
  const others: number[] = [];
  let bytes = 0;
  for (const { row } of results) {
    bytes += row.bytes.length;
    if (bytes < MOST_HELD_BYTES) held.push(row);
    else others.push(row.r);
  }
  yield* held;
  for (const r of others) {
    const row = view.byRow(r);
    if (row) yield row;
  }
}

const isZero = (value: Value | undefined): boolean => value === undefined || String(value) === "0";

const remove: Handler = async (command) => {
  const collection = findCollection(command);
  let n = 0;
  const outcome = await runStatements(command, statementsOf(command.body, "delete.deletes"), async (statement) => {
    if (!collection) return;
    n += await runPartial(command, () => applyDelete(command, collection, statement));
    command.engine.counters.delete++;
  });
  return withErrors({ n }, outcome);
};

export { remove as delete, runPartial };
