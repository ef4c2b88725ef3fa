import { MongoError } from "../errors/mongo-error.ts";
import { isTruthy } from "../query/matcher.ts";
import { readDecimal, writeDecimal } from "../values/decimal.ts";
import { fitsLong, toNumber } from "../values/numbers.ts";
import {
  asDouble,
  Decimal128,
  Double,
  isInt32,
  isNumeric,
  ObjectId,
  Timestamp,
  TYPE_ALIASES,
  typeAlias,
  type Value,
} from "../values/value.ts";
import { isNullish, namedArguments, operator } from "./arguments.ts";
import { parseDate } from "./dates.ts";
import type { OperatorCompiler } from "./expression.ts";

const failure = (value: Value, to: string): MongoError =>
  new MongoError(
    "ConversionFailure",
    `Unsupported conversion from ${typeAlias(value)} to ${to} in $convert with no onError value`,
  );

const parseFailure = (text: string, to: string): MongoError =>
  new MongoError(
    "ConversionFailure",
    `Failed to parse number '${text}' in $convert with no onError value: did not consume whole string or invalid ${to}.`,
  );

function whole(value: Value, to: "int" | "long"): Value {
  if (typeof value === "boolean") return to === "int" ? Number(value) : BigInt(value);
  if (value instanceof Date && to === "long") return BigInt(value.getTime());
  let n: bigint;
  if (typeof value === "string") {
    if (!/^[+-]?\d+$/.test(value)) throw parseFailure(value, to);
    n = BigInt(value);
  } else if (typeof value === "bigint") n = value;
  else if (isNumeric(value)) {
    const real = toNumber(value);
    if (!Number.isFinite(real))
      throw new MongoError(
        "ConversionFailure",
        `Attempt to convert ${real} value to integer type in $convert with no onError value`,
      );
    n = BigInt(Math.trunc(real));
  } else throw failure(value, to);
  if (to === "long" ? !fitsLong(n) : !isInt32(Number(n))) {
    throw new MongoError(
      "ConversionFailure",
      `Conversion would overflow target type in $convert with no onError value: ${n}`,
    );
  }
  return to === "long" ? n : Number(n);
}

function double(value: Value): Value {
  if (typeof value === "boolean") return asDouble(Number(value));
  if (value instanceof Date) return asDouble(value.getTime());
  if (isNumeric(value)) return asDouble(toNumber(value));
  if (typeof value !== "string") throw failure(value, "double");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) && !/^-?(nan|inf(inity)?)$/i.test(value))
    throw parseFailure(value, "double");
  return asDouble(Number(value));
}

function decimal(value: Value): Value {
  if (value instanceof Decimal128) return value;
  if (typeof value === "bigint") return Decimal128.fromString(value.toString());
  if (typeof value === "boolean") return Decimal128.fromString(value ? "1" : "0");
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (isNumeric(value)) {
    const n = toNumber(value);
    return isInt32(n) && !(value instanceof Double) ? Decimal128.fromString(String(n)) : writeDecimal(readDecimalOf(n));
  }
  if (typeof value !== "string") throw failure(value, "decimal");
  try {
    return Decimal128.fromString(value);
  } catch {
    throw parseFailure(value, "decimal");
  }
}

const readDecimalOf = (n: number) => (Number.isFinite(n) ? readDecimal(Decimal128.fromString(n.toPrecision(15))) : n);

function date(value: Value): Value {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  if (typeof value === "string") {
    const parsed = parseDate(value, null, "UTC");
    if (!parsed)
      throw new MongoError(
        "ConversionFailure",
        `Error parsing date string '${value}' in $convert with no onError value`,
      );
    return parsed;
  }
  if (isNumeric(value) && !(typeof value === "number" && isInt32(value))) return new Date(Math.trunc(toNumber(value)));
  throw failure(value, "date");
}

function objectId(value: Value): Value {
  if (value instanceof ObjectId) return value;
  if (typeof value !== "string") throw failure(value, "objectId");
  if (!/^[0-9a-f]{24}$/i.test(value)) {
    throw new MongoError(
      "ConversionFailure",
      `Failed to parse objectId '${value}' in $convert with no onError value: Invalid string length for parsing to OID, expected 24 but found ${value.length}`,
    );
  }
  return new ObjectId(value);
}

function text(value: Value): Value {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Decimal128) return value.toString();
  if (isNumeric(value)) return String(toNumber(value));
  throw failure(value, "string");
}

const bool = (value: Value): Value => (isNumeric(value) ? isTruthy(value) : value !== false);

const CONVERSIONS: Record<string, (value: Value) => Value> = {
  int: (value) => whole(value, "int"),
  long: (value) => whole(value, "long"),
  double,
  decimal,
  date,
  objectId,
  string: text,
  bool,
};

const to = (type: string): OperatorCompiler =>
  operator(1, 1, ([value]) => (isNullish(value) ? null : CONVERSIONS[type]?.(value)));

const convert: OperatorCompiler = (argument, compile, name) => {
  const given = namedArguments(name, argument, ["input", "to", "onError", "onNull", "format"], ["input", "to"]);
  const part = (key: string) => (given.has(key) ? compile(given.get(key) ?? null) : null);
  const [input, target, onError, onNull] = [part("input"), part("to"), part("onError"), part("onNull")];
  return (scope) => {
    const value = input?.(scope);
    if (isNullish(value)) return onNull ? onNull(scope) : null;
    const type = target?.(scope);
    if (isNullish(type)) return null;
    const alias = isNumeric(type)
      ? Object.keys(TYPE_ALIASES).find((key) => TYPE_ALIASES[key] === toNumber(type))
      : String(type);
    const conversion = CONVERSIONS[alias ?? ""];
    if (!conversion) throw new MongoError("BadValue", `Unknown type name: ${String(type)}`);
    try {
      return conversion(value);
    } catch (fault) {
      if (onError && fault instanceof MongoError) return onError(scope);
      throw fault;
    }
  };
};

export const typeOperators: [string, OperatorCompiler][] = [
  ["$type", operator(1, 1, ([value]) => typeAlias(value))],
  ["$isNumber", operator(1, 1, ([value]) => value !== undefined && isNumeric(value))],
  ["$convert", convert],
  ["$toInt", to("int")],
  ["$toLong", to("long")],
  ["$toDouble", to("double")],
  ["$toDecimal", to("decimal")],
  ["$toDate", to("date")],
  ["$toObjectId", to("objectId")],
  ["$toString", to("string")],
  ["$toBool", to("bool")],
];
