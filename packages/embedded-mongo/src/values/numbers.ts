import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalOfDouble,
  divideDecimals,
  multiplyDecimals,
  readDecimal,
  writeDecimal,
} from "./decimal.ts";
import { asDouble, Decimal128, Double, isInt32, type Numeric } from "./value.ts";

export type NumberKind = "int" | "long" | "double" | "decimal";

const RANK: Record<NumberKind, number> = { int: 0, long: 1, double: 2, decimal: 3 };

export function numberKind(value: Numeric): NumberKind {
  if (typeof value === "number") return isInt32(value) ? "int" : "double";
  if (typeof value === "bigint") return "long";
  return value instanceof Double ? "double" : "decimal";
}

/** The value as a JavaScript number, rounded where it does not fit. */
export function toNumber(value: Numeric): number {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  return value instanceof Double ? value.value : Number(value.toString());
}

const toDecimal = (value: Numeric): Decimal | number => {
  if (value instanceof Decimal128) return readDecimal(value);
  if (typeof value === "bigint") return { coefficient: value, exponent: 0 };
  const n = toNumber(value);
  return Number.isFinite(n) ? shortestDecimal(n) : n;
};

/** A double turned into a decimal keeps 15 significant digits, as the server does. */
function shortestDecimal(n: number): Decimal {
  const read = readDecimal(Decimal128.fromString(Number.isInteger(n) ? BigInt(n).toString() : n.toPrecision(15)));
  return typeof read === "number" ? decimalOfDouble(n) : read;
}

function exactDecimal(value: Numeric): Decimal | number {
  if (value instanceof Decimal128) return readDecimal(value);
  if (typeof value === "bigint") return { coefficient: value, exponent: 0 };
  const n = toNumber(value);
  return Number.isFinite(n) ? decimalOfDouble(n) : n;
}

const compareDoubles = (a: number, b: number): number => {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  if (Number.isNaN(b)) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Compares by exact value whatever the types; NaN comes first. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === "number" && typeof b === "number") return compareDoubles(a, b);
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : a > b ? 1 : 0;
  if (!(a instanceof Decimal128) && !(b instanceof Decimal128) && typeof a !== "bigint" && typeof b !== "bigint") {
    return compareDoubles(toNumber(a), toNumber(b));
  }
  const left = exactDecimal(a);
  const right = exactDecimal(b);
  if (typeof left === "number" || typeof right === "number") return compareDoubles(toNumber(a), toNumber(b));
  return compareDecimals(left, right);
}

type Arithmetic = {
  longs: (a: bigint, b: bigint) => bigint;
  doubles: (a: number, b: number) => number;
  decimals: (a: Decimal, b: Decimal) => Decimal;
};

const ADDITION: Arithmetic = { longs: (a, b) => a + b, doubles: (a, b) => a + b, decimals: addDecimals };
const MULTIPLICATION: Arithmetic = { longs: (a, b) => a * b, doubles: (a, b) => a * b, decimals: multiplyDecimals };

const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;

export const fitsLong = (n: bigint): boolean => n >= LONG_MIN && n <= LONG_MAX;

const toBigInt = (value: Numeric): bigint => (typeof value === "bigint" ? value : BigInt(toNumber(value)));

/** Integers that outgrow their type become Int64; `null` when even that is too small. */
function calculate(a: Numeric, b: Numeric, arithmetic: Arithmetic): Numeric | null {
  const kindA = numberKind(a);
  const kindB = numberKind(b);
  const kind = RANK[kindA] >= RANK[kindB] ? kindA : kindB;
  if (kind === "decimal") {
    const left = toDecimal(a);
    const right = toDecimal(b);
    if (typeof left === "number" || typeof right === "number") {
      return writeDecimal(arithmetic.doubles(toNumber(a), toNumber(b)));
    }
    return writeDecimal(arithmetic.decimals(left, right));
  }
  if (kind === "double") return asDouble(arithmetic.doubles(toNumber(a), toNumber(b)));
  if (kind === "int") {
    const result = arithmetic.doubles(toNumber(a), toNumber(b));
    if (isInt32(result)) return result;
    if (result === 0) return 0;
  }
  const result = arithmetic.longs(toBigInt(a), toBigInt(b));
  return fitsLong(result) ? result : null;
}

/** The sum, in the wider of both types. `null`: does not fit an Int64. */
export const addNumbers = (a: Numeric, b: Numeric): Numeric | null => calculate(a, b, ADDITION);

/** The product, in the wider of both types. `null`: does not fit an Int64. */
export const multiplyNumbers = (a: Numeric, b: Numeric): Numeric | null => calculate(a, b, MULTIPLICATION);

export function negate(value: Numeric): Numeric {
  if (typeof value === "bigint") return value === LONG_MIN ? asDouble(-Number(value)) : -value;
  if (value instanceof Double) return asDouble(-value.value);
  if (value instanceof Decimal128) {
    const read = readDecimal(value);
    return writeDecimal(typeof read === "number" ? -read : { coefficient: -read.coefficient, exponent: read.exponent });
  }
  if (value === 0) return 0;
  return isInt32(value) && !isInt32(-value) ? BigInt(-value) : -value;
}

/** The quotient as a Double, or as a Decimal128 when either is one. `null`: division by zero. */
export function divideNumbers(a: Numeric, b: Numeric): Numeric | null {
  if (toNumber(b) === 0) return null;
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const left = toDecimal(a);
    const right = toDecimal(b);
    if (typeof left === "number" || typeof right === "number") return writeDecimal(toNumber(a) / toNumber(b));
    return writeDecimal(divideDecimals(left, right));
  }
  return asDouble(toNumber(a) / toNumber(b));
}

/** A whole number in the smallest integer type that holds it. */
export function integer(n: bigint | number): number | bigint {
  const small = Number(n);
  return isInt32(small) ? small : small === 0 ? 0 : BigInt(n);
}
