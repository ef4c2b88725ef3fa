import { isOperatorDoc } from "../query/matcher.ts";
import { literalPrefix } from "../query/regex.ts";
import { afterPrefix, type KeyRange } from "../storage/collection-store.ts";
import type { IndexDefinition } from "../storage/index-definition.ts";
import { toNumber } from "../values/numbers.ts";
import { type Direction, orderKey } from "../values/order-key.ts";
import {
  BSONRegExp,
  BsonUndefined,
  type Doc,
  isDoc,
  isNumeric,
  MaxKey,
  MinKey,
  ObjectId,
  type Value,
} from "../values/value.ts";

/** An interval of one field's keys; a bound stands for every key that starts with its bytes. */
type Interval = { from: Uint8Array; fromIncluded: boolean; to: Uint8Array; toIncluded: boolean };

/** What one condition of a filter says about one path. */
export type Constraint = {
  path: string;
  intervals: Interval[];
  /** Every interval is a single value. */
  points: boolean;
  /** Whoever lies within the intervals meets the condition, and nobody else. */
  exact: boolean;
  /** Leaves out documents without the field. */
  excludesMissing: boolean;
  /** The condition as a number that tells the conditions of one filter apart. */
  source: number;
  /** Strings take part, so that the index must order them as the query does. */
  strings: boolean;
};

export type Conjunction = { constraints: Constraint[]; clauses: number };

/** Collects what a filter demands of single paths; what cannot be read so only counts as a clause. */
export function readConstraints(filter: Doc): Conjunction {
  const found: Conjunction = { constraints: [], clauses: 0 };
  readInto(filter, "", found);
  return found;
}

function readInto(filter: Doc, prefix: string, found: Conjunction): void {
  for (const [name, condition] of filter) {
    if (name === "$and" && Array.isArray(condition)) {
      for (const branch of condition) if (isDoc(branch)) readInto(branch, prefix, found);
      continue;
    }
    if (name === "$comment") continue;
    if (name.startsWith("$")) {
      found.clauses++;
      continue;
    }
    readCondition(prefix + name, condition, found);
  }
}

function readCondition(path: string, condition: Value, found: Conjunction): void {
  if (!isOperatorDoc(condition)) {
    const source = found.clauses++;
    if (condition instanceof BSONRegExp) addPrefix(path, condition, source, found);
    else addPoints(path, [condition], source, found);
    return;
  }
  for (const [operator, operand] of condition) {
    const source = found.clauses++;
    switch (operator) {
      case "$eq":
        addPoints(path, [operand], source, found);
        break;
      case "$in":
        if (Array.isArray(operand) && !operand.some((item) => item instanceof BSONRegExp))
          addPoints(path, operand, source, found);
        break;
      case "$gt":
      case "$gte":
      case "$lt":
      case "$lte":
        addRange(path, operator, operand, source, found);
        break;
      case "$regex":
        if (operand instanceof BSONRegExp && !condition.has("$options")) addPrefix(path, operand, source, found);
        else if (typeof operand === "string") {
          const options = condition.get("$options");
          addPrefix(path, new BSONRegExp(operand, typeof options === "string" ? options : ""), source, found);
        }
        break;
      case "$exists":
        if (operand === false) addPoints(path, [null], source, found);
        else found.constraints.push({ ...everything(path, source), excludesMissing: true });
        break;
      case "$elemMatch":
        if (isDoc(operand)) addElement(path, operand, found);
        break;
    }
  }
}

function addElement(path: string, operand: Doc, found: Conjunction): void {
  const inner: Conjunction = { constraints: [], clauses: found.clauses };
  const first = operand.keys().next().value;
  if (first?.startsWith("$") && !["$and", "$or", "$nor", "$expr"].includes(first)) readCondition(path, operand, inner);
  else readInto(operand, `${path}.`, inner);
  for (const constraint of inner.constraints) found.constraints.push({ ...constraint, exact: false });
  found.clauses = inner.clauses + 1;
}

const everything = (path: string, source: number): Constraint => ({
  path,
  intervals: [{ from: Buffer.from([0]), fromIncluded: true, to: Buffer.from([0x7f]), toIncluded: true }],
  points: false,
  exact: false,
  excludesMissing: false,
  source,
  strings: false,
});

/** Values whose key is as exact as the value itself. */
const isPlain = (value: Value): boolean =>
  typeof value === "string" ||
  typeof value === "boolean" ||
  isNumeric(value) ||
  value instanceof ObjectId ||
  value instanceof Date;

const key = (value: Value | undefined): Buffer => orderKey([value], [1]);

function addPoints(path: string, values: Value[], source: number, found: Conjunction): void {
  if (values.some((value) => Array.isArray(value) || value instanceof BsonUndefined)) return;
  const keys = new Map(values.map((value) => key(value)).map((bytes) => [bytes.toString("latin1"), bytes]));
  const sorted = [...keys.values()].sort(Buffer.compare);
  found.constraints.push({
    path,
    intervals: sorted.map((bytes) => ({ from: bytes, fromIncluded: true, to: bytes, toIncluded: true })),
    points: true,
    exact: values.every(isPlain),
    excludesMissing: !values.includes(null),
    source,
    strings: values.some((value) => typeof value === "string" || isDoc(value)),
  });
}

function addRange(path: string, operator: string, operand: Value, source: number, found: Conjunction): void {
  if (!isPlain(operand) || operand instanceof MinKey || operand instanceof MaxKey) return;
  if (isNumeric(operand) && Number.isNaN(toNumber(operand))) return;
  const bytes = key(operand);
  const type = bytes.subarray(0, 1);
  const least = isNumeric(operand) ? key(-Infinity) : type;
  const included = operator.endsWith("e");
  found.constraints.push({
    path,
    intervals: [
      operator.startsWith("$g")
        ? { from: bytes, fromIncluded: included, to: type, toIncluded: true }
        : { from: least, fromIncluded: true, to: bytes, toIncluded: included },
    ],
    points: false,
    exact: true,
    excludesMissing: true,
    source,
    strings: typeof operand === "string",
  });
}

function addPrefix(path: string, regex: BSONRegExp, source: number, found: Conjunction): void {
  const prefix = literalPrefix(regex);
  if (prefix === "") return;
  const text = key(prefix);
  const bytes = text.subarray(0, text.length - 2);
  found.constraints.push({
    path,
    intervals: [{ from: bytes, fromIncluded: true, to: bytes, toIncluded: true }],
    points: false,
    exact: false,
    excludesMissing: true,
    source,
    strings: true,
  });
}

/** The overlap of two conditions on the same values. */
export function intersect(a: Constraint, b: Constraint): Constraint | null {
  if (a.intervals.length !== 1 || b.intervals.length !== 1 || a.points || b.points) return null;
  const [x] = a.intervals;
  const [y] = b.intervals;
  if (!x || !y) return null;
  const low = compareLow(x, y) >= 0 ? x : y;
  const high = compareHigh(x, y) <= 0 ? x : y;
  return {
    ...a,
    intervals: [{ from: low.from, fromIncluded: low.fromIncluded, to: high.to, toIncluded: high.toIncluded }],
    exact: a.exact && b.exact,
    excludesMissing: a.excludesMissing || b.excludesMissing,
    strings: a.strings || b.strings,
  };
}

const lowOf = (interval: Interval): Uint8Array | null =>
  interval.fromIncluded ? interval.from : afterPrefix(interval.from);
const highOf = (interval: Interval): Uint8Array | null =>
  interval.toIncluded ? afterPrefix(interval.to) : interval.to;

const compareLow = (a: Interval, b: Interval): number => Buffer.compare(lowOf(a) ?? END, lowOf(b) ?? END);
const compareHigh = (a: Interval, b: Interval): number => Buffer.compare(highOf(a) ?? END, highOf(b) ?? END);

const END = Buffer.from([0xff, 0xff]);

const invert = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => 0xff - byte));

function toRange(prefix: Uint8Array, interval: Interval, direction: Direction): KeyRange {
  if (direction === 1) {
    const low = Buffer.concat([prefix, interval.from]);
    const high = Buffer.concat([prefix, interval.to]);
    return {
      low: interval.fromIncluded ? low : afterPrefix(low),
      high: interval.toIncluded ? afterPrefix(high) : high,
    };
  }
  const low = Buffer.concat([prefix, invert(interval.to)]);
  const high = Buffer.concat([prefix, invert(interval.from)]);
  return {
    low: interval.toIncluded ? low : afterPrefix(low),
    high: interval.fromIncluded ? afterPrefix(high) : high,
  };
}

const MAX_RANGES = 4000;

/** Multiplies the fields' intervals out into ranges of whole keys, in key order. */
export function keyRanges(index: IndexDefinition, fields: Constraint[]): KeyRange[] {
  let prefixes: Uint8Array[] = [new Uint8Array()];
  for (let i = 0; i < fields.length; i++) {
    const constraint = fields[i];
    const direction = index.directions[i] ?? 1;
    if (!constraint) break;
    const last = i === fields.length - 1;
    const tooMany = prefixes.length * constraint.intervals.length > MAX_RANGES;
    if (last || !constraint.points || tooMany) {
      const intervals = tooMany ? [hull(constraint.intervals)] : constraint.intervals;
      return sorted(prefixes.flatMap((prefix) => intervals.map((interval) => toRange(prefix, interval, direction))));
    }
    prefixes = prefixes.flatMap((prefix) =>
      constraint.intervals.map(({ from }) => Buffer.concat([prefix, direction === 1 ? from : invert(from)])),
    );
  }
  return [{ low: null, high: null }];
}

function hull(intervals: Interval[]): Interval {
  const first = intervals[0] ?? { from: new Uint8Array(), fromIncluded: true };
  const last = intervals.at(-1) ?? { to: new Uint8Array(), toIncluded: true };
  return { from: first.from, fromIncluded: first.fromIncluded, to: last.to, toIncluded: last.toIncluded };
}

const sorted = (ranges: KeyRange[]): KeyRange[] =>
  ranges
    .filter(({ low, high }) => !low || !high || Buffer.compare(low, high) < 0)
    .sort((a, b) => Buffer.compare(a.low ?? new Uint8Array(), b.low ?? new Uint8Array()));
