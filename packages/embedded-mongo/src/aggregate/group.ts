import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { readSort, sortKeyOrder, sortKeyReader } from "../query/sort.ts";
import { binaryStringOrder, compareValues } from "../values/compare.ts";
import { toNumber } from "../values/numbers.ts";
import { valueKey } from "../values/order-key.ts";
import { BsonUndefined, type Doc, isDoc, isNumeric, type Value } from "../values/value.ts";
import { ACCUMULATORS, type Accumulator } from "./accumulators.ts";
import { compileExpression } from "./expression.ts";
import { type Expression, type ExpressionSettings, rootScope } from "./scope.ts";

type Field = { name: string; input: Expression; make: () => Accumulator };

type Group = { id: Value; accumulators: Accumulator[] };

/** One key for all values that the collation holds equal. Without a collation the values' own bytes are the key. */
function groupKeys({ strings }: ExpressionSettings): (value: Value | undefined) => string {
  const own = (value: Value | undefined): string => valueKey(value).toString("latin1");
  if (strings === binaryStringOrder) return own;
  const seen: (Value | undefined)[] = [];
  return (value) => {
    const at = seen.findIndex((other) => compareValues(other, value, strings) === 0);
    return String(at >= 0 ? at : seen.push(value) - 1);
  };
}

/** Compiles `$group`. Groups come out in the order in which they first turned up. */
export function compileGroup(spec: Value, settings: ExpressionSettings): (docs: Iterable<Doc>) => Iterable<Doc> {
  if (!isDoc(spec)) throw new MongoError(15947, "a group's fields must be specified in an object");
  const by = spec.get("_id");
  if (by === undefined) throw new MongoError(15955, "a group specification must include an _id");
  const id = compileExpression(by, settings);
  const fields = [...spec]
    .filter(([name]) => name !== "_id")
    .map(([name, accumulator]) => compileField(name, accumulator, settings));
  return function* (docs) {
    const groups = new Map<string, Group>();
    const keyOf = groupKeys(settings);
    for (const doc of docs) {
      const scope = rootScope(doc, settings);
      const value = id(scope);
      const key = keyOf(value);
      let group = groups.get(key);
      if (!group) {
        group = { id: value ?? null, accumulators: fields.map(({ make }) => make()) };
        groups.set(key, group);
      }
      for (let i = 0; i < fields.length; i++) group.accumulators[i]?.add(fields[i]?.input(scope));
    }
    for (const group of groups.values()) {
      const doc: Doc = new Map([["_id", group.id]]);
      fields.forEach(({ name }, i) => {
        const value = group.accumulators[i]?.result();
        if (value !== undefined) doc.set(name, value);
      });
      yield doc;
    }
  };
}

function compileField(name: string, spec: Value, settings: ExpressionSettings): Field {
  if (name.includes(".")) throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith("$")) throw new MongoError(40236, `The field name '${name}' cannot be an operator name`);
  if (!isDoc(spec) || spec.size !== 1) throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
  const [[operator, argument] = ["", null]] = spec;
  const make = ACCUMULATORS.get(operator);
  if (make) return { name, input: compileExpression(argument, settings), make: () => make(settings) };
  return rankedField(name, operator, argument, settings);
}

/** `$top`, `$bottomN`, `$firstN`, `$maxN` and their kin, which keep some of the values by rank. */
function rankedField(name: string, operator: string, argument: Value, settings: ExpressionSettings): Field {
  const kind = /^\$(top|bottom|first|last|min|max)(N?)$/.exec(operator);
  if (!kind) {
    if (["$accumulator", "$percentile", "$median"].includes(operator))
      throw notSupported(`the accumulator ${operator}`);
    throw new MongoError(15952, `unknown group operator '${operator}'`);
  }
  const [, end = "", many = ""] = kind;
  const given = isDoc(argument) ? argument : new Map<string, Value>();
  const ranked = end === "top" || end === "bottom";
  const output = given.get(ranked ? "output" : "input");
  if (output === undefined) throw new MongoError(5787801, `Missing value for '${ranked ? "output" : "input"}'`);
  const n = many ? compileExpression(given.get("n") ?? null, settings) : null;
  const value = compileExpression(output, settings);
  const fields = ranked ? readSort(given.get("sortBy")) : [];
  const readKey = sortKeyReader(fields, settings.strings);
  const order = sortKeyOrder(fields, settings.strings);
  const input: Expression = (scope) => [
    value(scope) ?? null,
    ranked && isDoc(scope.root) ? readKey(scope.root).map((key) => key ?? null) : [],
    n?.(scope) ?? 1,
  ];
  const make = (): Accumulator => {
    const taken: { value: Value; key: Value[] }[] = [];
    let wanted = 1;
    return {
      add: (triple) => {
        if (!Array.isArray(triple)) return;
        const [item = null, key, count = 1] = triple;
        if (isNumeric(count)) wanted = toNumber(count);
        if ((end === "min" || end === "max") && (item === null || item instanceof BsonUndefined)) return;
        taken.push({ value: item, key: Array.isArray(key) ? key : [] });
      },
      result: () => {
        const sorted = ranked
          ? taken.toSorted((a, b) => order(a.key, b.key))
          : end === "min" || end === "max"
            ? taken.toSorted((a, b) => compareValues(a.value, b.value, settings.strings) * (end === "min" ? 1 : -1))
            : taken;
        const values = sorted.map((one) => one.value);
        const kept = end === "bottom" || end === "last" ? values.slice(-wanted) : values.slice(0, wanted);
        return many ? kept : (kept[0] ?? null);
      },
    };
  };
  return { name, input, make };
}
