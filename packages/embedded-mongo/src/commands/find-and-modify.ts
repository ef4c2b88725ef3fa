import { compileProjection } from "../aggregate/projection.ts";
import { MongoError } from "../errors/mongo-error.ts";
import { docOf } from "../planner/run.ts";
import { enforceValidator } from "../schema/validator.ts";
import type { Collection } from "../storage/collection.ts";
import { matchedArrayIndex } from "../update/update.ts";
import { encodeDocument } from "../values/encode.ts";
import { type Doc, toDoc } from "../values/value.ts";
import {
  type Command,
  collectionAt,
  collectionName,
  commandContext,
  docField,
  effectiveCollation,
  ensureCollection,
  type Handler,
  OK,
} from "./command.ts";
import { prepareSearch } from "./find.ts";
import { refuseTimeSeries } from "./time-series.ts";
import { readUpdate, runPartial, type UpdateRequest, upsert } from "./write.ts";

type Result = { value: Doc | null; updatedExisting: boolean; n: number; upserted?: Doc };

export const findAndModify: Handler = async (command) => {
  const { body, engine, db } = command;
  engine.counters.command++;
  const name = collectionName(command);
  const removing = body.get("remove") === true;
  const request: UpdateRequest = {
    filter: docField(body, "query") ?? new Map(),
    update: body.get("update") ?? null,
    multi: false,
    upsert: body.get("upsert") === true,
    arrayFilters: body.get("arrayFilters"),
    sort: body.get("sort"),
    hint: body.get("hint"),
    collation: body.get("collation"),
    constants: body.get("let"),
  };
  if (removing && body.has("update"))
    throw new MongoError("FailedToParse", "Cannot specify both an update and remove=true");
  if (!removing && !body.has("update"))
    throw new MongoError("FailedToParse", "Either an update or remove=true must be specified");
  if (removing && request.upsert)
    throw new MongoError("FailedToParse", "Cannot specify both upsert=true and remove=true");
  const existing = collectionAt(command, db, name);
  if (!existing && !request.upsert) return answer({ value: null, updatedExisting: false, n: 0 }, removing);
  const collection = existing ?? ensureCollection(command, db, name);
  refuseTimeSeries(collection);
  const result = await runPartial(command, () => modify(command, collection, request, removing));
  const fields = docField(body, "fields");
  if (fields && fields.size > 0 && result.value) {
    const { settings, match } = commandContext(command, effectiveCollation(request.collation, collection));
    const project = compileProjection(fields, settings, {
      match,
      matchedIndex: (doc, path) => matchedArrayIndex(doc, request.filter, path, match),
    });
    result.value = project(result.value);
  }
  return answer(result, removing);
};

function modify(command: Command, collection: Collection, request: UpdateRequest, removing: boolean): Result {
  const returnNew = command.body.get("new") === true;
  const bypass = command.body.get("bypassDocumentValidation") === true;
  const update = removing ? null : readUpdate(command, collection, request);
  const prepared = prepareSearch(command, collection, { ...request, limit: 1, variables: request.constants });
  const view = command.engine.view(collection, command.transaction);
  const [found] = prepared.results();
  if (!found) {
    if (!update || !request.upsert) return { value: null, updatedExisting: false, n: 0 };
    const upserted = upsert(command, collection, request, update, bypass);
    return { value: returnNew ? upserted : null, updatedExisting: false, n: 1, upserted };
  }
  const before = docOf(found);
  if (!update) {
    view.remove(found.row, before);
    return { value: before, updatedExisting: false, n: 1 };
  }
  const after = update.apply(before, request.filter, false);
  const bytes = encodeDocument(after);
  if (Buffer.compare(bytes, found.row.bytes) !== 0) {
    if (!bypass) enforceValidator(collection, after, found.row.bytes);
    view.replace(found.row, before, after, bytes, update.kind === "replacement" ? "replace" : "update");
  }
  return { value: returnNew ? after : before, updatedExisting: true, n: 1 };
}

function answer({ value, updatedExisting, n, upserted }: Result, removing: boolean): Doc {
  const lastErrorObject = removing ? toDoc({ n }) : toDoc({ n, updatedExisting, upserted: upserted?.get("_id") });
  return toDoc({ lastErrorObject, value, ok: OK });
}
