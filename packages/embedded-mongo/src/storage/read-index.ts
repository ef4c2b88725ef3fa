import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { isSimple } from "../query/collation.ts";
import { compileFilter } from "../query/matcher.ts";
import { toNumber } from "../values/numbers.ts";
import { showValue } from "../values/show.ts";
import { type Doc, isDoc, isNumeric, type Value } from "../values/value.ts";
import { type IndexDefinition, indexFields } from "./index-definition.ts";

const KNOWN = new Set([
  "v",
  "key",
  "name",
  "ns",
  "unique",
  "sparse",
  "hidden",
  "background",
  "partialFilterExpression",
  "expireAfterSeconds",
  "collation",
  "storageEngine",
  "weights",
  "default_language",
  "language_override",
  "textIndexVersion",
  "prepareUnique",
  "clustered",
]);

/** Reads one index as `createIndexes` or the catalog gives it. Throws what the server answers to a bad one. */
export function readIndex(id: number, given: Doc): IndexDefinition {
  for (const name of given.keys()) {
    if (!KNOWN.has(name)) {
      throw new MongoError(
        "InvalidIndexSpecificationOption",
        `Error in specification ${showValue(given)} :: caused by :: The field '${name}' is not valid for an index specification. Specification: ${showValue(given)}`,
      );
    }
  }
  const key = given.get("key");
  if (!isDoc(key) || key.size === 0) throw new MongoError("CannotCreateIndex", "Index keys cannot be an empty object");
  const name = given.get("name") ?? defaultName(key);
  if (typeof name !== "string") throw new MongoError("TypeMismatch", "The field 'name' must be a string");
  const text = checkKey(key);
  if (text && (isOn(given.get("unique")) || given.has("expireAfterSeconds")))
    throw notSupported("a unique or expiring text index");
  if (key.size === 1 && key.has("_id") && !isIdValue(key.get("_id"))) {
    throw new MongoError("BadValue", `The field 'key' for an _id index must be {_id: 1}, but got ${showValue(key)}`);
  }
  if (isOn(given.get("sparse")) && given.has("partialFilterExpression")) {
    throw new MongoError("CannotCreateIndex", 'cannot mix "partialFilterExpression" and "sparse" options');
  }
  const collation = given.get("collation");
  const collated = isDoc(collation) && !isSimple(collation) ? collation : null;
  const expire = given.get("expireAfterSeconds");
  const partial = given.get("partialFilterExpression");
  const fields = indexFields(key);
  return {
    id,
    name,
    spec: specOf(given, key, name),
    key,
    fields,
    directions: fields.map(({ direction }) => direction),
    unique: isOn(given.get("unique")) || isOn(given.get("prepareUnique")) || isIdKey(key),
    sparse: isOn(given.get("sparse")),
    partial: isDoc(partial) ? readPartial(partial) : null,
    expireAfterSeconds: expire === undefined ? null : expiry(expire, key),
    multikey: false,
    collation: collated,
    fold: collated ? folder(collated) : null,
    text,
  };
}

const isIdValue = (order: Value | undefined): boolean =>
  order === "hashed" || order === "text" || (isNumeric(order) && toNumber(order) === 1);

const PARTIAL_OPERATORS = new Set(["$eq", "$exists", "$gt", "$gte", "$lt", "$lte", "$type", "$in"]);

function readPartial(filter: Doc): IndexDefinition["partial"] {
  const test = compileFilter(filter);
  checkPartial(filter);
  return { filter, test };
}

/** Throws what the server answers to a filter that an index cannot be kept by. */
function checkPartial(filter: Doc): void {
  const refuse = (what: string): never => {
    throw new MongoError("CannotCreateIndex", `Expression not supported in partial index: ${what}`);
  };
  for (const [name, condition] of filter) {
    if (name === "$and" || name === "$or") {
      for (const part of Array.isArray(condition) ? condition : []) if (isDoc(part)) checkPartial(part);
    } else if (name.startsWith("$")) refuse(name);
    else if (isDoc(condition)) {
      for (const [operator, operand] of condition) {
        if (!operator.startsWith("$")) continue;
        if (!PARTIAL_OPERATORS.has(operator) || (operator === "$exists" && !isOn(operand))) refuse(operator);
      }
    }
  }
}

const isOn = (value: Value | undefined): boolean => value === true || (isNumeric(value) && toNumber(value) !== 0);

export const isIdKey = (key: Doc): boolean => key.size === 1 && key.has("_id") && key.get("_id") !== "hashed";

/** `a_1_b_-1`, as drivers name an index that was given no name. */
export const defaultName = (key: Doc): string =>
  [...key].map(([path, order]) => `${path}_${isNumeric(order) ? toNumber(order) : String(order)}`).join("_");

function checkKey(key: Doc): boolean {
  let text = false;
  for (const [path, order] of key) {
    if (path === "") throw new MongoError("CannotCreateIndex", "Index keys cannot be an empty field.");
    if (path.includes("$**")) throw notSupported("a wildcard index");
    if (order === "text") {
      text = true;
      continue;
    }
    if (order === "hashed") continue;
    if (typeof order === "string") throw notSupported(`an index of type "${order}"`);
    if (!isNumeric(order) || toNumber(order) === 0 || Number.isNaN(toNumber(order))) {
      throw new MongoError(
        "CannotCreateIndex",
        `Values in v:2 index key pattern cannot be of type ${typeof order}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    }
  }
  return text;
}

function expiry(value: Value, key: Doc): number {
  const seconds = isNumeric(value) ? toNumber(value) : Number.NaN;
  if (!(seconds >= 0 && seconds <= 2147483647)) {
    throw new MongoError(
      "CannotCreateIndex",
      "TTL index 'expireAfterSeconds' option must be within an acceptable range",
    );
  }
  if (key.size !== 1)
    throw new MongoError(
      "CannotCreateIndex",
      "TTL indexes are single-field indexes, compound indexes do not support TTL.",
    );
  if (key.has("_id"))
    throw new MongoError(
      "InvalidIndexSpecificationOption",
      "The field 'expireAfterSeconds' is not valid for an _id index specification.",
    );
  return Math.trunc(seconds);
}

function specOf(given: Doc, key: Doc, name: string): Doc {
  const spec: Doc = new Map<string, Value>([
    ["v", 2],
    ["key", key],
    ["name", name],
  ]);
  for (const [option, value] of given) {
    if (["v", "key", "name", "ns", "background"].includes(option)) continue;
    if (option === "collation" && isSimple(value)) continue;
    if (["unique", "sparse", "hidden"].includes(option)) {
      if (isOn(value)) spec.set(option, true);
    } else spec.set(option, option === "collation" && isDoc(value) ? fullCollation(value) : value);
  }
  return spec;
}

/** A collation with every default spelled out, as the server stores and shows it. */
export function fullCollation(collation: Doc): Doc {
  const full: Doc = new Map<string, Value>([
    ["locale", "en"],
    ["caseLevel", false],
    ["caseFirst", "off"],
    ["strength", 3],
    ["numericOrdering", false],
    ["alternate", "non-ignorable"],
    ["maxVariable", "punct"],
    ["normalization", false],
    ["backwards", false],
    ["version", "57.1"],
  ]);
  for (const [name, value] of collation) full.set(name, value);
  return full;
}

function folder(collation: Doc): (text: string) => string {
  const given = collation.get("strength");
  const strength = isNumeric(given) ? toNumber(given) : 3;
  const caseLevel = collation.get("caseLevel") === true;
  return (text) => {
    let folded = text.normalize("NFD");
    if (strength === 1) folded = folded.replace(/\p{M}/gu, "");
    return strength <= 2 && !caseLevel ? folded.toLowerCase() : folded;
  };
}
