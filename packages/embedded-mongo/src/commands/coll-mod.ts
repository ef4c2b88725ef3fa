import { MongoError } from "../errors/mongo-error.ts";
import { compileValidator } from "../schema/validator.ts";
import type { Collection } from "../storage/collection.ts";
import type { IndexDefinition } from "../storage/index-definition.ts";
import { equalValues } from "../values/compare.ts";
import { decodeDocument } from "../values/decode.ts";
import { type Doc, isNumeric, toDoc, type Value } from "../values/value.ts";
import { collectionName, docField, existingCollection, type Handler, lookUp, numberField, OK } from "./command.ts";
import { changeSeries } from "./time-series.ts";
import { checkView } from "./views.ts";

/** Throws what the server answers to a validation level or action it does not know. */
export function checkValidation(options: Doc): void {
  const level = options.get("validationLevel");
  if (level !== undefined && !["off", "strict", "moderate"].includes(String(level))) {
    throw new MongoError(
      "BadValue",
      `Enumeration value '${String(level)}' for field 'validationLevel' is not a valid value.`,
    );
  }
  const action = options.get("validationAction");
  if (action !== undefined && !["error", "warn"].includes(String(action))) {
    throw new MongoError(
      "BadValue",
      `Enumeration value '${String(action)}' for field 'validationAction' is not a valid value.`,
    );
  }
}

export const collMod: Handler = (command) => {
  const { engine, body, db } = command;
  const collection = lookUp(command, db, collectionName(command)) ?? existingCollection(command);
  const options: Doc = new Map(collection.options);
  for (const option of [
    "validator",
    "validationLevel",
    "validationAction",
    "changeStreamPreAndPostImages",
    "viewOn",
    "pipeline",
  ]) {
    const value = body.get(option);
    if (value !== undefined) options.set(option, value);
  }
  changeSeries(collection, body, options);
  checkValidation(options);
  if (collection.isView) checkView(command, db, collection.name, options);
  else if (options.has("viewOn")) throw new MongoError("InvalidOptions", "ns is not a view");
  const validator = compileValidator(options);
  const reply: Doc = new Map();
  engine.database.atomically(() => {
    const index = docField(body, "index");
    if (index) changeIndex(collection, index, reply);
    collection.options = options;
    engine.catalog.keep(collection);
  });
  collection.validator = validator;
  reply.set("ok", OK);
  return reply;
};

function changeIndex(collection: Collection, change: Doc, reply: Doc): void {
  if (collection.timeSeries && (change.has("unique") || change.has("prepareUnique"))) {
    throw new MongoError("InvalidOptions", "Unique indexes are not supported on time-series collections");
  }
  const name = change.get("name");
  const pattern = change.get("keyPattern");
  const index = collection.indexes.find((one) =>
    typeof name === "string" ? one.name === name : equalValues(one.key, pattern),
  );
  if (!index)
    throw new MongoError("IndexNotFound", `cannot find index ${String(name ?? "")} for ns ${collection.namespace}`);
  const expire = numberField(change, "expireAfterSeconds");
  if (expire !== null) {
    const old = index.spec.get("expireAfterSeconds");
    if (old !== undefined) reply.set("expireAfterSeconds_old", isNumeric(old) ? old : 0);
    reply.set("expireAfterSeconds_new", BigInt(expire));
    index.expireAfterSeconds = expire;
    index.spec.set("expireAfterSeconds", expire);
  }
  if (change.get("prepareUnique") === true && !index.unique) {
    index.unique = true;
    index.spec.set("prepareUnique", true);
  }
  if (change.get("unique") === true) {
    refuseViolations(collection, index);
    index.unique = true;
    index.spec.delete("prepareUnique");
    index.spec.set("unique", true);
    reply.set("unique_new", true);
  }
  const hidden = change.get("hidden");
  if (typeof hidden === "boolean") {
    reply.set("hidden_old", index.spec.get("hidden") === true);
    reply.set("hidden_new", hidden);
    if (hidden) index.spec.set("hidden", true);
    else index.spec.delete("hidden");
  }
}

/** Throws, with the documents that share a key, when an index cannot become unique. */
function refuseViolations(collection: Collection, index: IndexDefinition): void {
  const violations: Doc[] = [];
  let key: Uint8Array | null = null;
  let ids: Value[] = [];
  const close = (): void => {
    if (ids.length > 1) violations.push(toDoc({ ids }));
    ids = [];
  };
  for (const row of collection.store.scanIndexKeys(index.id, { low: null, high: null }, false)) {
    if (!key || Buffer.compare(key, row.key) !== 0) close();
    key = row.key;
    ids.push(decodeDocument(row.bytes).get("_id") ?? null);
  }
  close();
  if (violations.length === 0) return;
  throw new MongoError(
    "CannotConvertIndexToUnique",
    "Cannot convert the index to unique. Please resolve conflicting documents before running collMod again.",
    { violations },
  );
}
