import { MongoError } from "../errors/mongo-error.ts";
import { type Decimal, readDecimal, roundDecimal, writeDecimal } from "../values/decimal.ts";
import {
  addNumbers,
  compareNumbers,
  divideNumbers,
  fitsLong,
  integer,
  multiplyNumbers,
  negate,
  numberKind,
  toNumber,
} from "../values/numbers.ts";
import { asDouble, Decimal128, isNumeric, type Numeric, typeAlias, type Value } from "../values/value.ts";
import { isNullish, numberArgument, operator, unary } from "./arguments.ts";
import type { OperatorCompiler } from "./expression.ts";

export function numeric(value: Value, name: string): Numeric {
  if (!isNumeric(value))
    throw new MongoError("TypeMismatch", `${name} only supports numeric types, not ${typeAlias(value)}`);
  return value;
}

/** Integers too large for an Int64 go on as Double. */
export const sum = (a: Numeric, b: Numeric): Numeric => addNumbers(a, b) ?? asDouble(toNumber(a) + toNumber(b));
const product = (a: Numeric, b: Numeric): Numeric => multiplyNumbers(a, b) ?? asDouble(toNumber(a) * toNumber(b));

const add = operator(0, Number.POSITIVE_INFINITY, (values, name) => {
  let total: Numeric = 0;
  let date = false;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (date) throw new MongoError(16612, "only one date allowed in an $add expression");
      date = true;
      total = sum(total, BigInt(value.getTime()));
    } else total = sum(total, numeric(value, name));
  }
  return date ? new Date(Math.trunc(toNumber(total))) : total;
});

const subtract = operator(2, 2, ([a, b], name) => {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date) {
    if (b instanceof Date) return BigInt(a.getTime() - b.getTime());
    return new Date(a.getTime() - Math.trunc(numberArgument(b, name)));
  }
  return sum(numeric(a, name), negate(numeric(b, name)));
});

const multiply = operator(0, Number.POSITIVE_INFINITY, (values, name) => {
  let total: Numeric = 1;
  for (const value of values) {
    if (isNullish(value)) return null;
    total = product(total, numeric(value, name));
  }
  return total;
});

const divide = operator(2, 2, ([a, b], name) => {
  if (isNullish(a) || isNullish(b)) return null;
  const quotient = divideNumbers(numeric(a, name), numeric(b, name));
  if (quotient === null) throw new MongoError("BadValue", "can't $divide by zero");
  return quotient;
});

const mod = operator(2, 2, ([a, b], name) => {
  if (isNullish(a) || isNullish(b)) return null;
  const left = numeric(a, name);
  const right = numeric(b, name);
  if (toNumber(right) === 0) throw new MongoError(16610, "can't $mod by zero");
  const kinds = [numberKind(left), numberKind(right)];
  if (kinds.includes("decimal")) return writeDecimal(toNumber(left) % toNumber(right));
  if (kinds.includes("double")) return asDouble(toNumber(left) % toNumber(right));
  const rest = BigInt(toWhole(left)) % BigInt(toWhole(right));
  return kinds.includes("long") ? rest : Number(rest);
});

const toWhole = (value: Numeric): bigint | number => (typeof value === "bigint" ? value : toNumber(value));

const abs = unary((value, name) => {
  const n = numeric(value, name);
  return compareNumbers(n, 0) < 0 ? negate(n) : n;
});

/** `$ceil` and `$floor` keep the type. */
const whole = (apply: (n: number) => number): OperatorCompiler =>
  unary((value, name) => {
    const n = numeric(value, name);
    const kind = numberKind(n);
    if (kind === "int" || kind === "long") return n;
    return kind === "decimal" ? writeDecimal(apply(toNumber(n))) : asDouble(apply(toNumber(n)));
  });

const rounding = (truncate: boolean): OperatorCompiler =>
  operator(1, 2, ([value, places], name) => {
    if (isNullish(value) || (places !== undefined && isNullish(places))) return null;
    const n = numeric(value, name);
    const digits = places === undefined ? 0 : numberArgument(places, name);
    if (!Number.isInteger(digits) || digits < -20 || digits > 100) {
      throw new MongoError(51083, `cannot apply ${name} with precision value ${digits} value must be in [-20, 100]`);
    }
    const kind = numberKind(n);
    if ((kind === "int" || kind === "long") && digits >= 0) return n;
    const exact = decimalOf(n);
    if (typeof exact === "number") return n;
    const rounded = truncate ? truncateDecimal(exact, -digits) : roundDecimal(exact, -digits);
    if (kind === "decimal") return writeDecimal(rounded);
    const result = Number(`${rounded.coefficient}e${rounded.exponent}`);
    if (kind === "double") return asDouble(result);
    const long = BigInt(result);
    return kind === "long" ? long : integer(fitsLong(long) ? long : 0n);
  });

function decimalOf(n: Numeric): Decimal | number {
  if (n instanceof Decimal128) return readDecimal(n);
  const text = typeof n === "bigint" ? n.toString() : String(toNumber(n));
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
  if (!match) return toNumber(n);
  const [, sign, before = "0", after = "", power = "0"] = match;
  const coefficient = BigInt(before + after);
  return { coefficient: sign ? -coefficient : coefficient, exponent: Number(power) - after.length };
}

function truncateDecimal(value: Decimal, exponent: number): Decimal {
  if (value.exponent >= exponent) return value;
  return { coefficient: value.coefficient / 10n ** BigInt(exponent - value.exponent), exponent };
}

const pow = operator(2, 2, ([a, b], name) => {
  if (isNullish(a) || isNullish(b)) return null;
  const base = numeric(a, name);
  const exponent = numeric(b, name);
  const kinds = [numberKind(base), numberKind(exponent)];
  const result = toNumber(base) ** toNumber(exponent);
  if (kinds.includes("decimal")) return writeDecimal(result);
  if (kinds.includes("double") || toNumber(exponent) < 0) return asDouble(result);
  const exact = BigInt(toWhole(base)) ** BigInt(toWhole(exponent));
  if (!fitsLong(exact)) return asDouble(result);
  return kinds.includes("long") ? exact : integer(exact);
});

const real = (apply: (n: number) => number, check?: (n: number) => boolean): OperatorCompiler =>
  unary((value, name) => {
    const n = numeric(value, name);
    const x = toNumber(n);
    if (check && !check(x)) throw new MongoError(28765, `${name}'s argument is out of range: ${x}`);
    return n instanceof Decimal128 ? writeDecimal(apply(x)) : asDouble(apply(x));
  });

const bitwise = (apply: (a: bigint, b: bigint) => bigint, start: bigint): OperatorCompiler =>
  operator(0, Number.POSITIVE_INFINITY, (values, name) => {
    let result = start;
    let long = false;
    for (const value of values) {
      if (isNullish(value)) return null;
      if (typeof value !== "bigint" && !(typeof value === "number" && Number.isInteger(value))) {
        throw new MongoError("TypeMismatch", `${name} only supports int and long operands.`);
      }
      long ||= typeof value === "bigint";
      result = apply(result, BigInt(value));
    }
    return long ? BigInt.asIntN(64, result) : Number(BigInt.asIntN(32, result));
  });

const log = operator(2, 2, ([value, base], name) => {
  if (isNullish(value) || isNullish(base)) return null;
  return asDouble(Math.log(numberArgument(value, name)) / Math.log(numberArgument(base, name)));
});

const positive = (n: number): boolean => n > 0 || Number.isNaN(n);
const radians = Math.PI / 180;

export const arithmeticOperators: [string, OperatorCompiler][] = [
  ["$add", add],
  ["$subtract", subtract],
  ["$multiply", multiply],
  ["$divide", divide],
  ["$mod", mod],
  ["$abs", abs],
  ["$ceil", whole(Math.ceil)],
  ["$floor", whole(Math.floor)],
  ["$round", rounding(false)],
  ["$trunc", rounding(true)],
  ["$pow", pow],
  ["$sqrt", real(Math.sqrt, (n) => !(n < 0))],
  ["$exp", real(Math.exp)],
  ["$ln", real(Math.log, positive)],
  ["$log10", real(Math.log10, positive)],
  ["$log", log],
  ["$sin", real(Math.sin)],
  ["$cos", real(Math.cos)],
  ["$tan", real(Math.tan)],
  ["$asin", real(Math.asin)],
  ["$acos", real(Math.acos)],
  ["$atan", real(Math.atan)],
  ["$sinh", real(Math.sinh)],
  ["$cosh", real(Math.cosh)],
  ["$tanh", real(Math.tanh)],
  ["$asinh", real(Math.asinh)],
  ["$acosh", real(Math.acosh)],
  ["$atanh", real(Math.atanh)],
  ["$degreesToRadians", real((n) => n * radians)],
  ["$radiansToDegrees", real((n) => n / radians)],
  [
    "$atan2",
    operator(2, 2, ([y, x], name) =>
      isNullish(y) || isNullish(x) ? null : asDouble(Math.atan2(numberArgument(y, name), numberArgument(x, name))),
    ),
  ],
  ["$bitAnd", bitwise((a, b) => a & b, -1n)],
  ["$bitOr", bitwise((a, b) => a | b, 0n)],
  ["$bitXor", bitwise((a, b) => a ^ b, 0n)],
  ["$bitNot", unary((value) => (typeof value === "bigint" ? ~value : typeof value === "number" ? ~value : null))],
  ["$rand", operator(0, 0, () => asDouble(Math.random()))],
];
