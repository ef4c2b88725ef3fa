import { isDeepStrictEqual } from "node:util";
import type { Document } from "mongodb";
import type { Entities } from "./entities.test-kit.ts";

/** What was found is not what the test expects; the message says where. */
export class Mismatch extends Error {
  override name = "Mismatch";
}

const isPlain = (value: unknown): value is Document =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp) &&
  !ArrayBuffer.isView(value) &&
  !("_bsontype" in value);

/** A value of one kind, however the driver hands it out: numbers of every width are one, a Map is a document. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value);
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "object" && value !== null && "_bsontype" in value) {
    if (value._bsontype === "Int32" || value._bsontype === "Double" || value._bsontype === "Long") return Number(value);
  }
  return value;
}

const bsonType = (value: unknown): string | null =>
  typeof value === "object" && value !== null && "_bsontype" in value ? String(value._bsontype) : null;

const whole = (value: unknown): boolean => Number.isInteger(plain(value));

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => typeof plain(value) === "number",
  string: (value) => typeof value === "string",
  object: isPlain,
  array: Array.isArray,
  binData: (value) => bsonType(value) === "Binary" || ArrayBuffer.isView(value),
  undefined: (value) => value === undefined,
  objectId: (value) => bsonType(value) === "ObjectId",
  bool: (value) => typeof value === "boolean",
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => value instanceof RegExp || bsonType(value) === "BSONRegExp",
  int: whole,
  long: whole,
  number: (value) => typeof plain(value) === "number" || bsonType(value) === "Decimal128",
  decimal: (value) => bsonType(value) === "Decimal128",
  timestamp: (value) => bsonType(value) === "Timestamp",
  minKey: (value) => bsonType(value) === "MinKey",
  maxKey: (value) => bsonType(value) === "MaxKey",
};

const show = (value: unknown): string => JSON.stringify(value, (_, inner) => inner ?? null)?.slice(0, 300) ?? "nothing";

/** Checks a value against what a test expects, with the operators of the unified test format. */
export function match(expected: unknown, found: unknown, entities: Entities, path = "", root = true): void {
  const actual = plain(found);
  const wrong = (why: string): Mismatch => new Mismatch(`${path || "result"}: ${why}`);
  if (isPlain(expected)) {
    const [[operator, operand] = ["", undefined]] = Object.entries(expected);
    if (operator.startsWith("$$") && Object.keys(expected).length === 1) {
      special(operator, operand, actual, entities, path, root);
      return;
    }
    if (!isPlain(actual)) throw wrong(`expected ${show(expected)}, found ${show(actual)}`);
    for (const [name, value] of Object.entries(expected)) {
      match(value, actual[name], entities, path ? `${path}.${name}` : name, false);
    }
    if (!root) {
      for (const name of Object.keys(actual)) {
        if (!(name in expected) && actual[name] !== undefined)
          throw wrong(`unexpected field ${name}: ${show(actual[name])}`);
      }
    }
    return;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      throw wrong(`expected ${show(expected)}, found ${show(actual)}`);
    }
    for (const [i, value] of expected.entries()) match(value, actual[i], entities, `${path}[${i}]`, root);
    return;
  }
  if (!same(plain(expected), actual)) throw wrong(`expected ${show(expected)}, found ${show(actual)}`);
}

function same(expected: unknown, actual: unknown): boolean {
  if (typeof expected === "number" || expected === null || typeof expected !== "object") return expected === actual;
  if (expected instanceof Date && actual instanceof Date) return expected.getTime() === actual.getTime();
  if (bytesOf(expected) && bytesOf(actual)) return bytesOf(expected) === bytesOf(actual);
  const equals: unknown = Reflect.get(expected, "equals");
  if (bsonType(expected) !== null && bsonType(expected) === bsonType(actual) && typeof equals === "function") {
    return equals.call(expected, actual) === true;
  }
  return isDeepStrictEqual(expected, actual) || (bsonType(expected) !== null && String(expected) === String(actual));
}

function bytesOf(value: unknown): string | null {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (bsonType(value) !== "Binary" || typeof value !== "object" || value === null) return null;
  const bytes: unknown = Reflect.get(value, "buffer");
  return bytes instanceof Uint8Array
    ? Buffer.from(bytes)
        .subarray(0, Number(Reflect.get(value, "position")))
        .toString("hex")
    : null;
}

function special(
  operator: string,
  operand: unknown,
  actual: unknown,
  entities: Entities,
  path: string,
  root: boolean,
): void {
  const wrong = (why: string): Mismatch => new Mismatch(`${path || "result"}: ${why}`);
  switch (operator) {
    case "$$exists":
      if ((actual !== undefined) !== operand)
        throw wrong(operand ? "is missing" : `should not be there: ${show(actual)}`);
      return;
    case "$$type": {
      const names = Array.isArray(operand) ? operand : [operand];
      if (!names.some((name) => TYPES[name]?.(actual)))
        throw wrong(`is not of type ${names.join(" or ")}: ${show(actual)}`);
      return;
    }
    case "$$unsetOrMatches":
      if (actual !== undefined && actual !== null) match(operand, actual, entities, path, root);
      else if (actual === null && operand !== null) match(operand, actual, entities, path, root);
      return;
    case "$$matchesEntity":
      match(entities.get(String(operand)), actual, entities, path, root);
      return;
    case "$$matchesHexBytes":
    case "$$hexBytes":
      if (bytesOf(actual) !== operand) throw wrong(`expected bytes ${operand}, found ${bytesOf(actual)}`);
      return;
    case "$$sessionLsid":
      if (!same(entities.session(String(operand)).id?.id, isPlain(actual) ? actual.id : null)) {
        throw wrong(`is not the id of session ${operand}`);
      }
      return;
    case "$$lte":
      if (!(Number(actual) <= Number(operand))) throw wrong(`expected at most ${operand}, found ${show(actual)}`);
      return;
    case "$$matchAsDocument":
      match(operand, typeof actual === "string" ? JSON.parse(actual) : actual, entities, path, false);
      return;
    case "$$matchAsRoot":
      match(operand, actual, entities, path, true);
      return;
    default:
      throw wrong(`unknown operator ${operator}`);
  }
}
