import { MongoError, notSupported } from "../errors/mongo-error.ts";
import type { Collection } from "../storage/collection.ts";
import type { IndexDefinition } from "../storage/index-definition.ts";
import { isIdKey } from "../storage/read-index.ts";
import { toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, toDoc, type Value } from "../values/value.ts";
import { type Command, numberField } from "./command.ts";

const GRANULARITIES = ["seconds", "minutes", "hours"];
const SPAN_SECONDS = [3600, 86_400, 2_592_000];
const FIELDS = new Set(["timeField", "metaField", "granularity", "bucketMaxSpanSeconds", "bucketRoundingSeconds"]);
const EXCLUDED = [
  "validator",
  "validationLevel",
  "validationAction",
  "viewOn",
  "pipeline",
  "changeStreamPreAndPostImages",
];
const LONGEST_SPAN_SECONDS = 31_536_000;

const refuse = (message: string): MongoError => new MongoError("InvalidOptions", message);

/** Reads what `create` is told about a time series, with what the server adds to it. Throws what it answers to a bad one. */
export function readTimeSeries(command: Command, name: string): Doc {
  const { body, db } = command;
  const namespace = `${db}.${name}`;
  const given = body.get("timeseries");
  if (!isDoc(given)) throw new MongoError("TypeMismatch", "BSON field 'create.timeseries' must be an object");
  if (command.transaction) {
    throw new MongoError(
      "OperationNotSupportedInTransaction",
      "Cannot create a time-series collection in a multi-document transaction.",
    );
  }
  for (const option of [...EXCLUDED, "clusteredIndex", "idIndex", "autoIndexId", "size", "max", "capped"]) {
    if (body.has(option) && body.get(option) !== false)
      throw refuse(`${namespace}: 'timeseries' is not allowed with '${option}'`);
  }
  for (const field of given.keys()) {
    if (!FIELDS.has(field)) throw new MongoError(40415, `BSON field 'create.timeseries.${field}' is an unknown field.`);
  }
  const timeField = fieldName(given, "timeField", namespace);
  if (timeField === undefined) {
    throw new MongoError(40414, "BSON field 'create.timeseries.timeField' is missing but a required field");
  }
  const metaField = fieldName(given, "metaField", namespace);
  if (metaField === "_id") throw refuse("'metaField' cannot be \"_id\"");
  if (metaField === timeField) throw refuse("'metaField' cannot be the same as 'timeField'");
  return toDoc({ timeField, metaField, ...bucketing(given) });
}

function fieldName(given: Doc, which: string, namespace: string): string | undefined {
  const value = given.get(which);
  if (value === undefined) return undefined;
  if (typeof value !== "string") {
    throw new MongoError(
      "TypeMismatch",
      `BSON field 'create.timeseries.${which}' is the wrong type, expected type 'string'`,
    );
  }
  if (value.includes(".")) throw refuse(`${namespace}: '${which}' must be a top-level field and not contain a '.'`);
  return value;
}

/** Kept and shown as given: here measurements are not put into buckets. */
function bucketing(given: Doc): { [name: string]: Value } {
  const granularity = given.get("granularity");
  const span = spanField(given, "bucketMaxSpanSeconds");
  const rounding = spanField(given, "bucketRoundingSeconds");
  if (granularity === undefined && (span !== null || rounding !== null)) {
    if (span === null || span !== rounding)
      throw refuse("Time-series 'bucketRoundingSeconds' must be equal to 'bucketMaxSpanSeconds'");
    return { bucketRoundingSeconds: span, bucketMaxSpanSeconds: span };
  }
  const name = granularity ?? "seconds";
  const usual = SPAN_SECONDS[GRANULARITIES.indexOf(String(name))];
  if (usual === undefined) {
    throw new MongoError(
      "BadValue",
      `Enumeration value '${String(name)}' for field 'create.timeseries.granularity' is not a valid value.`,
    );
  }
  if (span !== null && span !== usual) {
    throw refuse(
      `Time-series 'bucketMaxSpanSeconds' cannot be set to a value other than the default of ${usual} for the provided granularity`,
    );
  }
  if (rounding !== null)
    throw refuse("Time-series 'bucketRoundingSeconds' cannot be set alongside the granularity parameter");
  return { granularity: name, bucketMaxSpanSeconds: usual };
}

function spanField(given: Doc, name: string): number | null {
  const seconds = numberField(given, name);
  if (seconds !== null && (seconds < 1 || seconds > LONGEST_SPAN_SECONDS)) {
    throw new MongoError(
      "BadValue",
      `BSON field '${name}' value must be >= 1 and <= ${LONGEST_SPAN_SECONDS}, actual value '${seconds}'`,
    );
  }
  return seconds;
}

/** The seconds after which measurements go. Throws for a number of them that the server does not take. */
export function readExpiry(value: Value): number {
  if (!isNumeric(value)) throw new MongoError("TypeMismatch", "BSON field 'expireAfterSeconds' must be a number");
  const seconds = toNumber(value);
  if (!(seconds >= 0 && seconds <= 2_147_483_647)) {
    throw refuse("TTL index 'expireAfterSeconds' option must be within an acceptable range, try a different number");
  }
  return Math.trunc(seconds);
}

/** Throws for a document that is no measurement. */
export function checkMeasurement(collection: Collection, doc: Doc): void {
  const series = collection.timeSeries;
  if (!series || doc.get(series.timeField) instanceof Date) return;
  throw new MongoError("BadValue", `'${series.timeField}' must be present and contain a valid BSON UTC datetime value`);
}

/** Throws for any write to a time series inside a transaction. */
export function refuseInTransaction(command: Command, collection: Collection, what: string): void {
  if (!collection.timeSeries || !command.transaction) return;
  throw new MongoError(
    "OperationNotSupportedInTransaction",
    `Cannot ${what} a time-series collection in a multi-document transaction: ${collection.namespace}`,
  );
}

/** Throws for a command that knows nothing of time series. */
export function refuseTimeSeries(collection: Collection): void {
  if (!collection.timeSeries) return;
  throw new MongoError("CommandNotSupportedOnView", `Namespace ${collection.namespace} is a timeseries collection`);
}

/** Throws unless an update changes nothing but the metaField of whatever the metaField selects. */
export function checkSeriesUpdate(
  collection: Collection,
  request: { filter: Doc; update: Value; multi: boolean; upsert: boolean },
): void {
  const series = collection.timeSeries;
  if (!series) return;
  const { metaField } = series;
  const cannot = (what: string): MongoError => refuse(`Cannot perform ${what}`);
  if (metaField === null) throw cannot("an update on a time-series collection that does not have a metaField");
  if (!request.multi) throw cannot("a non-multi update on a time-series collection");
  if (request.upsert) throw cannot("an upsert on a time-series collection");
  checkSeriesFilter(request.filter, metaField);
  const { update } = request;
  if (Array.isArray(update)) throw cannot("an update on a time-series collection using a pipeline update");
  if (!isDoc(update) || ![...update.keys()].every((name) => name.startsWith("$")))
    throw cannot("an update on a time-series collection using a replacement document");
  for (const [operator, changes] of update) {
    if (!isDoc(changes)) continue;
    for (const [path, value] of changes) {
      const others = operator === "$rename" && typeof value === "string" ? [path, value] : [path];
      if (!others.every((one) => firstPart(one) === metaField)) {
        throw cannot(
          `an update on a time-series collection which updates a field that is not the metaField '${metaField}'`,
        );
      }
    }
  }
}

const firstPart = (path: string): string => path.split(".", 1)[0] ?? path;

function checkSeriesFilter(filter: Doc, metaField: string): void {
  for (const [name, condition] of filter) {
    if (name === "$expr" || name === "$where") {
      throw refuse(`Cannot use ${name} when performing an update or delete on a time-series collection`);
    }
    if (["$and", "$or", "$nor"].includes(name)) {
      for (const part of Array.isArray(condition) ? condition : []) if (isDoc(part)) checkSeriesFilter(part, metaField);
    } else if (name === "$comment") continue;
    else if (firstPart(name) !== metaField) {
      throw refuse(
        `Cannot perform an update or delete on a time-series collection when querying on a field that is not the metaField '${metaField}'`,
      );
    }
  }
}

/** Throws for an index that no time series can have. */
export function checkSeriesIndex(collection: Collection, index: IndexDefinition): void {
  const series = collection.timeSeries;
  if (!series) return;
  if (isIdKey(index.key) || index.name === "_id_")
    throw notSupported("an index on the _id of a time series collection");
  if (index.unique) throw refuse("Unique indexes are not supported on time-series collections");
  if (index.text) throw refuse("Text indexes are not supported on time-series collections");
  const ofMeta = (path: string): boolean => firstPart(path) === series.metaField;
  if (index.sparse && !index.fields.every(({ path }) => path === series.timeField || ofMeta(path)))
    throw refuse("Sparse indexes are not supported on time-series measurements");
  if (index.expireAfterSeconds === null) return;
  const filtered = index.partial && [...index.partial.filter.keys()].every(ofMeta);
  if (!filtered || index.fields.length !== 1 || index.fields[0]?.path !== series.timeField)
    throw refuse("TTL indexes on time-series collections require a partialFilterExpression on the metaField");
}

/** Puts what `collMod` changes of a time series into its options. */
export function changeSeries(collection: Collection, body: Doc, options: Doc): void {
  const expire = body.get("expireAfterSeconds");
  const change = body.get("timeseries");
  const series = collection.timeSeries;
  if (!series) {
    if (change !== undefined) throw refuse("option only supported on a time-series collection: timeseries");
    if (expire !== undefined)
      throw refuse(
        "'expireAfterSeconds' is only supported on time-series collections or when the 'clusteredIndex' option is specified",
      );
    return;
  }
  for (const option of EXCLUDED) {
    if (body.has(option)) throw refuse(`option not supported on a time-series collection: ${option}`);
  }
  if (expire === "off") options.delete("expireAfterSeconds");
  else if (expire !== undefined) options.set("expireAfterSeconds", readExpiry(expire));
  if (isDoc(change)) options.set("timeseries", coarser(collection, change));
}

function coarser(collection: Collection, change: Doc): Doc {
  const now = collection.options.get("timeseries");
  const current: Doc = isDoc(now) ? now : new Map();
  if ([...change.keys()].some((name) => name !== "granularity") || !current.has("granularity")) {
    throw notSupported("a change of a time series' bucketMaxSpanSeconds and bucketRoundingSeconds");
  }
  const wanted = GRANULARITIES.indexOf(String(change.get("granularity")));
  if (wanted < GRANULARITIES.indexOf(String(current.get("granularity")))) {
    throw refuse(
      "Invalid transition for timeseries.granularity. Can only transition from 'seconds' to 'minutes' or 'minutes' to 'hours'.",
    );
  }
  return new Map([
    ...current,
    ...toDoc({ granularity: GRANULARITIES[wanted], bucketMaxSpanSeconds: SPAN_SECONDS[wanted] }),
  ]);
}
