import { MongoError } from "../errors/mongo-error.ts";
import { integer, toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, ObjectId, Timestamp, typeAlias, type Value } from "../values/value.ts";
import { isNullish, namedArguments, wholeArgument } from "./arguments.ts";
import {
  addUnits,
  dateDiff,
  dateUnit,
  dayOfYear,
  formatDate,
  fromLocal,
  isoDay,
  isoWeek,
  parseDate,
  toLocal,
  truncateDate,
  weekOfYear,
} from "./dates.ts";
import type { OperatorCompiler } from "./expression.ts";

/** Dates, timestamps and object ids all hold an instant. */
export function asDate(value: Value, name: string): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  throw new MongoError(16006, `can't convert from BSON type ${typeAlias(value)} to Date in ${name}`);
}

const part =
  (read: (local: Date) => Value): OperatorCompiler =>
  (argument, compile, name) => {
    const given = isDoc(argument) && argument.has("date") ? argument : null;
    const only = Array.isArray(argument) && argument.length === 1 ? (argument[0] ?? null) : argument;
    const date = compile(given ? (given.get("date") ?? null) : only);
    const zone = given?.has("timezone") ? compile(given.get("timezone") ?? null) : null;
    return (scope) => {
      const value = date(scope);
      const where = zone ? zone(scope) : "UTC";
      if (isNullish(value) || isNullish(where)) return null;
      return read(toLocal(asDate(value, name), String(where)));
    };
  };

type Given = (name: string) => Value | undefined;

/** An operator with named arguments, all worked out first. */
const named =
  (allowed: string[], required: string[], apply: (given: Given, name: string) => Value | undefined): OperatorCompiler =>
  (argument, compile, name) => {
    const parts = new Map(
      [...namedArguments(name, argument, allowed, required)].map(([key, value]) => [key, compile(value)]),
    );
    return (scope) => apply((key) => parts.get(key)?.(scope), name);
  };

const zoneOf = (given: Given): string => {
  const zone = given("timezone");
  return typeof zone === "string" ? zone : "UTC";
};

const dateToString = named(["date", "format", "timezone", "onNull"], ["date"], (given, name) => {
  const date = given("date");
  if (isNullish(date)) return given("onNull") ?? null;
  const zone = zoneOf(given);
  const format = given("format");
  const standard = zone === "UTC" ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L%z";
  return formatDate(asDate(date, name), typeof format === "string" ? format : standard, zone);
});

const dateFromString = named(["dateString", "format", "timezone", "onError", "onNull"], ["dateString"], (given) => {
  const text = given("dateString");
  if (isNullish(text)) return given("onNull") ?? null;
  const format = given("format");
  const date =
    typeof text === "string" ? parseDate(text, typeof format === "string" ? format : null, zoneOf(given)) : null;
  if (date) return date;
  const fallback = given("onError");
  if (fallback !== undefined) return fallback;
  throw new MongoError("ConversionFailure", `Error parsing date string '${String(text)}'`);
});

const dateToParts = named(["date", "timezone", "iso8601"], ["date"], (given, name) => {
  const value = given("date");
  if (isNullish(value)) return null;
  const local = toLocal(asDate(value, name), zoneOf(given));
  const time: [string, Value][] = [
    ["hour", local.getUTCHours()],
    ["minute", local.getUTCMinutes()],
    ["second", local.getUTCSeconds()],
    ["millisecond", local.getUTCMilliseconds()],
  ];
  const week = isoWeek(local);
  const day: [string, Value][] =
    given("iso8601") === true
      ? [
          ["isoWeekYear", week.year],
          ["isoWeek", week.week],
          ["isoDayOfWeek", isoDay(local)],
        ]
      : [
          ["year", local.getUTCFullYear()],
          ["month", local.getUTCMonth() + 1],
          ["day", local.getUTCDate()],
        ];
  const doc: Doc = new Map([...day, ...time]);
  return doc;
});

const FROM_PARTS = ["year", "month", "day", "hour", "minute", "second", "millisecond", "timezone"];

const dateFromParts = named(FROM_PARTS, ["year"], (given, name) => {
  const numbers = FROM_PARTS.slice(0, -1).map((key, i) => {
    const value = given(key);
    return value === undefined ? (i === 1 || i === 2 ? 1 : 0) : value === null ? null : wholeArgument(value, name);
  });
  if (numbers.includes(null)) return null;
  const [year = 0, month, day, hour, minute, second, millisecond] = numbers.map((n) => n ?? 0);
  return fromLocal(Date.UTC(year, (month ?? 1) - 1, day, hour, minute, second, millisecond), zoneOf(given));
});

const move = (sign: 1 | -1): OperatorCompiler =>
  named(["startDate", "unit", "amount", "timezone"], ["startDate", "unit", "amount"], (given, name) => {
    const start = given("startDate");
    const amount = given("amount");
    const unit = given("unit");
    if (isNullish(start) || isNullish(amount) || isNullish(unit)) return null;
    return addUnits(asDate(start, name), dateUnit(unit), sign * wholeArgument(amount, name), zoneOf(given));
  });

const startOfWeek = (given: Given): string => {
  const day = given("startOfWeek");
  return typeof day === "string" ? day : "sunday";
};

const diff = named(
  ["startDate", "endDate", "unit", "timezone", "startOfWeek"],
  ["startDate", "endDate", "unit"],
  (given, name) => {
    const start = given("startDate");
    const end = given("endDate");
    if (isNullish(start) || isNullish(end)) return null;
    return BigInt(
      dateDiff(asDate(start, name), asDate(end, name), dateUnit(given("unit")), zoneOf(given), startOfWeek(given)),
    );
  },
);

const trunc = named(["date", "unit", "binSize", "timezone", "startOfWeek"], ["date", "unit"], (given, name) => {
  const date = given("date");
  if (isNullish(date)) return null;
  const size = given("binSize");
  const bin = size !== undefined && isNumeric(size) ? toNumber(size) : 1;
  return truncateDate(asDate(date, name), dateUnit(given("unit")), bin, zoneOf(given), startOfWeek(given));
});

export const dateOperators: [string, OperatorCompiler][] = [
  ["$year", part((local) => local.getUTCFullYear())],
  ["$month", part((local) => local.getUTCMonth() + 1)],
  ["$dayOfMonth", part((local) => local.getUTCDate())],
  ["$dayOfWeek", part((local) => local.getUTCDay() + 1)],
  ["$dayOfYear", part(dayOfYear)],
  ["$hour", part((local) => local.getUTCHours())],
  ["$minute", part((local) => local.getUTCMinutes())],
  ["$second", part((local) => local.getUTCSeconds())],
  ["$millisecond", part((local) => local.getUTCMilliseconds())],
  ["$week", part(weekOfYear)],
  ["$isoWeek", part((local) => isoWeek(local).week)],
  ["$isoWeekYear", part((local) => integer(BigInt(isoWeek(local).year)))],
  ["$isoDayOfWeek", part(isoDay)],
  ["$dateToString", dateToString],
  ["$dateFromString", dateFromString],
  ["$dateToParts", dateToParts],
  ["$dateFromParts", dateFromParts],
  ["$dateAdd", move(1)],
  ["$dateSubtract", move(-1)],
  ["$dateDiff", diff],
  ["$dateTrunc", trunc],
];
