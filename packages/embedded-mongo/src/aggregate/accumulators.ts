import { MongoError } from "../errors/mongo-error.ts";
import { binaryStringOrder, compareValues, type StringOrder } from "../values/compare.ts";
import { addNumbers, divideNumbers, toNumber } from "../values/numbers.ts";
import { valueKey } from "../values/order-key.ts";
import {
  asDouble,
  BsonUndefined,
  type Doc,
  isDoc,
  isNumeric,
  type Numeric,
  typeAlias,
  type Value,
} from "../values/value.ts";
import type { ExpressionSettings } from "./scope.ts";

/** Takes the values of one group in their order and gives one value for all. */
export type Accumulator = { add(value: Value | undefined): void; result(): Value | undefined };

const plus = (a: Numeric, b: Numeric): Numeric => addNumbers(a, b) ?? asDouble(toNumber(a) + toNumber(b));

function sum(): Accumulator {
  let total: Numeric = 0;
  return {
    add: (value) => {
      if (value !== undefined && isNumeric(value)) total = plus(total, value);
    },
    result: () => total,
  };
}

function avg(): Accumulator {
  let total: Numeric = 0;
  let count = 0;
  return {
    add: (value) => {
      if (value === undefined || !isNumeric(value)) return;
      total = plus(total, value);
      count++;
    },
    result: () => (count === 0 ? null : divideNumbers(total, count)),
  };
}

const extreme =
  (sign: 1 | -1) =>
  ({ strings }: ExpressionSettings): Accumulator => {
    let best: Value | undefined;
    return {
      add: (value) => {
        if (value === undefined || value === null || value instanceof BsonUndefined) return;
        if (best === undefined || compareValues(value, best, strings) * sign > 0) best = value;
      },
      result: () => best ?? null,
    };
  };

function first(): Accumulator {
  let taken = false;
  let kept: Value | undefined;
  return {
    add: (value) => {
      if (!taken) kept = value;
      taken = true;
    },
    result: () => kept ?? null,
  };
}

function last(): Accumulator {
  let kept: Value | undefined;
  return {
    add: (value) => {
      kept = value;
    },
    result: () => kept ?? null,
  };
}

function push(): Accumulator {
  const items: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined) items.push(value);
    },
    result: () => items,
  };
}

function addToSet({ strings }: ExpressionSettings): Accumulator {
  if (strings !== binaryStringOrder) return addToCollatedSet(strings);
  const items = new Map<string, Value>();
  return {
    add: (value) => {
      if (value !== undefined) items.set(valueKey(value).toString("latin1"), value);
    },
    result: () => [...items.values()],
  };
}

function addToCollatedSet(strings: StringOrder): Accumulator {
  const items: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined && !items.some((item) => compareValues(item, value, strings) === 0)) items.push(value);
    },
    result: () => items,
  };
}

function mergeObjects(): Accumulator {
  const merged: Doc = new Map();
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (!isDoc(value))
        throw new MongoError(40400, `$mergeObjects requires object inputs, but input is of type ${typeAlias(value)}`);
      for (const [name, item] of value) merged.set(name, item);
    },
    result: () => merged,
  };
}

const deviation = (sample: boolean) => (): Accumulator => {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: (value) => {
      if (value === undefined || !isNumeric(value)) return;
      const n = toNumber(value);
      count++;
      const delta = n - mean;
      mean += delta / count;
      squares += delta * (n - mean);
    },
    result: () => {
      const divisor = sample ? count - 1 : count;
      return divisor < 1 ? null : asDouble(Math.sqrt(squares / divisor));
    },
  };
};

function count(): Accumulator {
  let n = 0;
  return { add: () => n++, result: () => n };
}

/** Accumulators by name that need nothing but their values. */
export const ACCUMULATORS: ReadonlyMap<string, (settings: ExpressionSettings) => Accumulator> = new Map([
  ["$sum", sum],
  ["$avg", avg],
  ["$min", extreme(-1)],
  ["$max", extreme(1)],
  ["$first", first],
  ["$last", last],
  ["$push", push],
  ["$addToSet", addToSet],
  ["$mergeObjects", mergeObjects],
  ["$stdDevPop", deviation(false)],
  ["$stdDevSamp", deviation(true)],
  ["$count", count],
]);
