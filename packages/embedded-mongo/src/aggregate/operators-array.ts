import { MongoError } from "../errors/mongo-error.ts";
import { isTruthy } from "../query/matcher.ts";
import { readSort, sortKeyOrder, sortKeyReader } from "../query/sort.ts";
import { compareValues } from "../values/compare.ts";
import { integer, toNumber } from "../values/numbers.ts";
import { valueKey } from "../values/order-key.ts";
import { type Doc, isDoc, isNumeric, typeAlias, type Value } from "../values/value.ts";
import { ACCUMULATORS } from "./accumulators.ts";
import {
  arrayArgument,
  compileArguments,
  isNullish,
  namedArguments,
  operator,
  unary,
  wholeArgument,
} from "./arguments.ts";
import { binding, type OperatorCompiler } from "./expression.ts";
import { withVariable } from "./scope.ts";

const keyOf = (value: Value): string => valueKey(value).toString("latin1");

const distinctValues = (values: Value[]): Value[] =>
  [...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()].reverse();

const filter: OperatorCompiler = (argument, compile, name) => {
  const given = namedArguments(name, argument, ["input", "as", "cond", "limit"], ["input", "cond"]);
  const input = compile(given.get("input") ?? null);
  const as = String(given.get("as") ?? "this");
  const cond = binding(compile, [as])(given.get("cond") ?? null);
  const limit = given.has("limit") ? compile(given.get("limit") ?? null) : null;
  return (scope) => {
    const items = input(scope);
    if (isNullish(items)) return null;
    const most = limit ? limit(scope) : null;
    const left = isNullish(most) ? Number.POSITIVE_INFINITY : wholeArgument(most, name);
    const kept: Value[] = [];
    for (const item of arrayArgument(items, name)) {
      if (kept.length >= left) break;
      if (isTruthy(cond(withVariable(scope, as, item)))) kept.push(item);
    }
    return kept;
  };
};

const map: OperatorCompiler = (argument, compile, name) => {
  const given = namedArguments(name, argument, ["input", "as", "in"], ["input", "in"]);
  const input = compile(given.get("input") ?? null);
  const as = String(given.get("as") ?? "this");
  const body = binding(compile, [as])(given.get("in") ?? null);
  return (scope) => {
    const items = input(scope);
    if (isNullish(items)) return null;
    return arrayArgument(items, name).map((item) => body(withVariable(scope, as, item)) ?? null);
  };
};

const reduce: OperatorCompiler = (argument, compile, name) => {
  const given = namedArguments(name, argument, ["input", "initialValue", "in"], ["input", "initialValue", "in"]);
  const [input, initial] = ["input", "initialValue"].map((key) => compile(given.get(key) ?? null));
  const body = binding(compile, ["this", "value"])(given.get("in") ?? null);
  return (scope) => {
    const items = input?.(scope);
    if (isNullish(items)) return null;
    let value = initial?.(scope);
    for (const item of arrayArgument(items, name)) {
      value = body({ ...scope, variables: new Map(scope.variables).set("this", item).set("value", value) });
    }
    return value;
  };
};

const elementAt = operator(2, 2, ([items, index], name) => {
  if (isNullish(items) || isNullish(index)) return null;
  const at = wholeArgument(index, name);
  return arrayArgument(items, name).at(at);
});

const concatArrays = operator(0, Number.POSITIVE_INFINITY, (values, name) =>
  values.some(isNullish) ? null : values.flatMap((value) => arrayArgument(value ?? null, name)),
);

const slice = operator(2, 3, ([items, a, b], name) => {
  if (isNullish(items) || isNullish(a)) return null;
  const list = arrayArgument(items, name);
  const first = wholeArgument(a, name);
  if (b === undefined) return first >= 0 ? list.slice(0, first) : list.slice(first);
  if (b === null) return null;
  const count = wholeArgument(b, name);
  if (count <= 0) throw new MongoError(28729, `Third argument to $slice must be positive: ${count}`);
  const from = first < 0 ? Math.max(0, list.length + first) : first;
  return list.slice(from, from + count);
});

const membership = operator(2, 2, ([value, items], name, { settings }) => {
  if (!Array.isArray(items))
    throw new MongoError(40081, `${name} requires an array as a second argument, found: ${typeAlias(items)}`);
  return items.some((item) => value !== undefined && compareValues(item, value, settings.strings) === 0);
});

const range = operator(2, 3, ([start, end, step], name) => {
  const from = wholeArgument(start, name);
  const to = wholeArgument(end, name);
  const by = step === undefined ? 1 : wholeArgument(step, name);
  if (by === 0) throw new MongoError(34449, "$range requires a non-zero step value");
  const values: Value[] = [];
  for (let n = from; by > 0 ? n < to : n > to; n += by) values.push(integer(n));
  return values;
});

const indexOfArray = operator(2, 4, ([items, wanted, start, end], name, { settings }) => {
  if (isNullish(items)) return null;
  const list = arrayArgument(items, name);
  const from = start === undefined ? 0 : wholeArgument(start, name);
  const to = end === undefined ? list.length : Math.min(wholeArgument(end, name), list.length);
  for (let i = from; i < to; i++) if (compareValues(list[i], wanted, settings.strings) === 0) return i;
  return -1;
});

const zip: OperatorCompiler = (argument, compile, name) => {
  const given = namedArguments(name, argument, ["inputs", "useLongestLength", "defaults"], ["inputs"]);
  const inputs = compileArguments(name, given.get("inputs") ?? null, compile, 1, Number.POSITIVE_INFINITY);
  const defaults = given.has("defaults")
    ? compileArguments(name, given.get("defaults") ?? null, compile, 1, Number.POSITIVE_INFINITY)
    : [];
  const longest = given.get("useLongestLength") === true;
  return (scope) => {
    const lists = inputs.map((input) => input(scope));
    if (lists.some(isNullish)) return null;
    const arrays = lists.map((list) => arrayArgument(list ?? null, name));
    const lengths = arrays.map((list) => list.length);
    const length = longest ? Math.max(...lengths) : Math.min(...lengths);
    const fill = defaults.map((part) => part(scope) ?? null);
    return Array.from({ length }, (_, i) => arrays.map((list, which): Value => list[i] ?? fill[which] ?? null));
  };
};

const arrayToObject = unary((value, name) => {
  const doc: Doc = new Map();
  for (const item of arrayArgument(value, name)) {
    if (Array.isArray(item) && typeof item[0] === "string") doc.set(item[0], item[1] ?? null);
    else if (isDoc(item) && typeof item.get("k") === "string") doc.set(String(item.get("k")), item.get("v") ?? null);
    else throw new MongoError(40386, `$arrayToObject requires an array of key-value pairs, found: ${typeAlias(item)}`);
  }
  return doc;
});

const objectToArray = unary((value, name) => {
  if (!isDoc(value)) throw new MongoError(40390, `${name} requires a document input, found: ${typeAlias(value)}`);
  return [...value].map(
    ([k, v]): Doc =>
      new Map<string, Value>([
        ["k", k],
        ["v", v],
      ]),
  );
});

const sets = (values: (Value | undefined)[], name: string): Value[][] | null =>
  values.some(isNullish) ? null : values.map((value) => arrayArgument(value ?? null, name));

const setUnion = operator(0, Number.POSITIVE_INFINITY, (values, name) => {
  const lists = sets(values, name);
  return lists && distinctValues(lists.flat()).sort((a, b) => compareValues(a, b));
});

const setIntersection = operator(0, Number.POSITIVE_INFINITY, (values, name) => {
  const lists = sets(values, name);
  if (!lists) return null;
  const [first = [], ...rest] = lists;
  const others = rest.map((list) => new Set(list.map(keyOf)));
  return distinctValues(first)
    .filter((item) => others.every((other) => other.has(keyOf(item))))
    .sort((a, b) => compareValues(a, b));
});

const setDifference = operator(2, 2, (values, name) => {
  const lists = sets(values, name);
  if (!lists) return null;
  const unwanted = new Set((lists[1] ?? []).map(keyOf));
  return distinctValues(lists[0] ?? []).filter((item) => !unwanted.has(keyOf(item)));
});

const setEquals = operator(2, Number.POSITIVE_INFINITY, (values, name) => {
  const shapes = values.map((value) => [...new Set(arrayArgument(value ?? null, name).map(keyOf))].sort().join("\0\0"));
  return shapes.every((shape) => shape === shapes[0]);
});

const setIsSubset = operator(2, 2, ([part, whole], name) => {
  const all = new Set(arrayArgument(whole ?? null, name).map(keyOf));
  return arrayArgument(part ?? null, name).every((item) => all.has(keyOf(item)));
});

const everyElement = (any: boolean): OperatorCompiler =>
  operator(1, 1, ([items], name) => {
    const list = arrayArgument(items ?? null, name);
    return any ? list.some(isTruthy) : list.every(isTruthy);
  });

const sortArray: OperatorCompiler = (argument, compile, name) => {
  const given = namedArguments(name, argument, ["input", "sortBy"], ["input", "sortBy"]);
  const input = compile(given.get("input") ?? null);
  const by = given.get("sortBy") ?? null;
  const { strings } = compile.settings;
  return (scope) => {
    const items = input(scope);
    if (isNullish(items)) return null;
    const list = arrayArgument(items, name);
    if (isNumeric(by)) return list.toSorted((a, b) => compareValues(a, b, strings) * toNumber(by));
    const fields = readSort(by);
    const read = sortKeyReader(fields, strings);
    const order = sortKeyOrder(fields, strings);
    return list
      .map((item) => ({ item, key: read(isDoc(item) ? item : new Map()) }))
      .sort((a, b) => order(a.key, b.key))
      .map(({ item }) => item);
  };
};

const ends = (last: boolean): OperatorCompiler =>
  operator(1, 1, ([items], name) => (isNullish(items) ? null : arrayArgument(items, name).at(last ? -1 : 0)));

const takeN =
  (pick: (items: Value[], n: number, compare: (a: Value, b: Value) => number) => Value[]): OperatorCompiler =>
  (argument, compile, name) => {
    const given = namedArguments(name, argument, ["input", "n"], ["input", "n"]);
    const input = compile(given.get("input") ?? null);
    const n = compile(given.get("n") ?? null);
    const { strings } = compile.settings;
    return (scope) =>
      pick(arrayArgument(input(scope) ?? null, name), wholeArgument(n(scope), name), (a, b) =>
        compareValues(a, b, strings),
      );
  };

const present = (items: Value[]): Value[] => items.filter((item) => !isNullish(item));

/** `$sum`, `$avg`, … over the items of an array or over several arguments. */
const accumulating: OperatorCompiler = (argument, compile, name) => {
  const parts = (Array.isArray(argument) ? argument : [argument]).map(compile);
  const make = ACCUMULATORS.get(name);
  return (scope) => {
    const [only] = parts;
    const alone = parts.length === 1 && only ? only(scope) : undefined;
    const values = parts.length === 1 ? (Array.isArray(alone) ? alone : [alone]) : parts.map((part) => part(scope));
    const accumulator = make?.(compile.settings);
    for (const value of values) accumulator?.add(value);
    return accumulator?.result();
  };
};

export const arrayOperators: [string, OperatorCompiler][] = [
  ["$filter", filter],
  ["$map", map],
  ["$reduce", reduce],
  ["$arrayElemAt", elementAt],
  ["$concatArrays", concatArrays],
  ["$slice", slice],
  ["$in", membership],
  ["$range", range],
  ["$indexOfArray", indexOfArray],
  ["$zip", zip],
  ["$arrayToObject", arrayToObject],
  ["$objectToArray", objectToArray],
  [
    "$size",
    operator(1, 1, ([items]) => {
      if (!Array.isArray(items))
        throw new MongoError(17124, `The argument to $size must be an array, but was of type: ${typeAlias(items)}`);
      return items.length;
    }),
  ],
  ["$isArray", operator(1, 1, ([value]) => Array.isArray(value))],
  ["$reverseArray", unary((value, name) => arrayArgument(value, name).toReversed())],
  ["$setUnion", setUnion],
  ["$setIntersection", setIntersection],
  ["$setDifference", setDifference],
  ["$setEquals", setEquals],
  ["$setIsSubset", setIsSubset],
  ["$anyElementTrue", everyElement(true)],
  ["$allElementsTrue", everyElement(false)],
  ["$sortArray", sortArray],
  ["$first", ends(false)],
  ["$last", ends(true)],
  ["$firstN", takeN((items, n) => items.slice(0, n))],
  ["$lastN", takeN((items, n) => items.slice(-n))],
  ["$minN", takeN((items, n, compare) => present(items).sort(compare).slice(0, n))],
  [
    "$maxN",
    takeN((items, n, compare) =>
      present(items)
        .sort((a, b) => compare(b, a))
        .slice(0, n),
    ),
  ],
  ...["$sum", "$avg", "$min", "$max", "$stdDevPop", "$stdDevSamp"].map((name): [string, OperatorCompiler] => [
    name,
    accumulating,
  ]),
];
