import { Decimal128 } from "./value.ts";

/** A finite decimal number: coefficient × 10^exponent. */
export type Decimal = { coefficient: bigint; exponent: number };

const DIGITS = 34;

/** Reads a Decimal128; NaN and the infinities come back as those JavaScript numbers. */
export function readDecimal(value: Decimal128): Decimal | number {
  const text = value.toString();
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text);
  if (!match) return text.includes("NaN") ? Number.NaN : text.startsWith("-") ? -Infinity : Infinity;
  const [, sign, whole = "0", fraction = "", power = "0"] = match;
  const digits = BigInt(whole + fraction);
  return { coefficient: sign ? -digits : digits, exponent: Number(power) - fraction.length };
}

/** The exact decimal value of a finite JavaScript number. */
export function decimalOfDouble(n: number): Decimal {
  if (n === 0) return { coefficient: 0n, exponent: 0 };
  if (Number.isSafeInteger(n)) return { coefficient: BigInt(n), exponent: 0 };
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, n);
  const raw = bits.getBigUint64(0);
  const biased = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & 0xfffffffffffffn;
  let mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  let power = (biased === 0 ? 1 : biased) - 1075;
  if (n < 0) mantissa = -mantissa;
  while (power < 0 && mantissa % 2n === 0n) {
    mantissa /= 2n;
    power++;
  }
  return power >= 0
    ? { coefficient: mantissa << BigInt(power), exponent: 0 }
    : { coefficient: mantissa * 5n ** BigInt(-power), exponent: power };
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const difference = subtractDecimals(a, b).coefficient;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const aligned = (a: Decimal, exponent: number): bigint => a.coefficient * 10n ** BigInt(a.exponent - exponent);

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { coefficient: aligned(a, exponent) + aligned(b, exponent), exponent };
}

export const subtractDecimals = (a: Decimal, b: Decimal): Decimal =>
  addDecimals(a, { coefficient: -b.coefficient, exponent: b.exponent });

export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({
  coefficient: a.coefficient * b.coefficient,
  exponent: a.exponent + b.exponent,
});

export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  let { coefficient, exponent } = a;
  let power = exponent - b.exponent;
  exponent = 0;
  if (coefficient % b.coefficient === 0n) return { coefficient: coefficient / b.coefficient, exponent: power };
  const digits = BigInt(DIGITS + 2 + b.coefficient.toString().length);
  coefficient *= 10n ** digits;
  power -= Number(digits);
  let quotient = coefficient / b.coefficient;
  while (quotient !== 0n && quotient % 10n === 0n) {
    quotient /= 10n;
    power++;
  }
  return { coefficient: quotient, exponent: power };
}

/** Rounds half to even at `exponent`, as Decimal128 arithmetic does. */
export function roundDecimal(a: Decimal, exponent: number): Decimal {
  if (a.exponent >= exponent) return a;
  const unit = 10n ** BigInt(exponent - a.exponent);
  let quotient = a.coefficient / unit;
  const rest = a.coefficient % unit;
  const doubled = (rest < 0n ? -rest : rest) * 2n;
  if (doubled > unit || (doubled === unit && quotient % 2n !== 0n)) quotient += a.coefficient < 0n ? -1n : 1n;
  return { coefficient: quotient, exponent };
}

export function writeDecimal(value: Decimal | number): Decimal128 {
  if (typeof value === "number") {
    if (Number.isFinite(value)) return writeDecimal(decimalOfDouble(value));
    return Decimal128.fromString(Number.isNaN(value) ? "NaN" : value < 0 ? "-Infinity" : "Infinity");
  }
  const digits = (value.coefficient < 0n ? -value.coefficient : value.coefficient).toString().length;
  const fitted = digits > DIGITS ? roundDecimal(value, value.exponent + digits - DIGITS) : value;
  return Decimal128.fromString(`${fitted.coefficient}E${fitted.exponent}`);
}
