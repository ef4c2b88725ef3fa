import { type Decimal, decimalOfDouble, readDecimal, subtractDecimals } from "./decimal.ts";
import { toNumber } from "./numbers.ts";
import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  BsonUndefined,
  Code,
  Decimal128,
  type Doc,
  isDoc,
  isNumeric,
  type Numeric,
  ObjectId,
  Timestamp,
  typeOrder,
  type Value,
} from "./value.ts";

/** +1 ascending, -1 descending. */
export type Direction = 1 | -1;

/**
 * Bytes whose plain order is MongoDB's order of the values, field by field. Each field's bytes end themselves, so a
 * key of the first fields is a prefix of every longer key that starts with the same values.
 */
export function orderKey(values: readonly (Value | undefined)[], directions: readonly Direction[]): Buffer {
  const out: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const start = out.length;
    writeValue(out, values[i]);
    if (directions[i] === -1) for (let at = start; at < out.length; at++) out[at] = 0xff - (out[at] ?? 0);
  }
  return Buffer.from(out);
}

/** The key of one value in ascending order. */
export function valueKey(value: Value | undefined): Buffer {
  if (value instanceof ObjectId) {
    const key = Buffer.allocUnsafe(13);
    key[0] = 35;
    key.set(value.id, 1);
    return key;
  }
  const out: number[] = [];
  writeValue(out, value);
  return Buffer.from(out);
}

function writeValue(out: number[], value: Value | undefined): void {
  out.push(typeOrder(value));
  writeBody(out, value);
}

function writeBody(out: number[], value: Value | undefined): void {
  if (value === undefined || value === null || value instanceof BsonUndefined) return;
  if (typeof value === "string") writeText(out, value);
  else if (isNumeric(value)) writeNumber(out, value);
  else if (typeof value === "boolean") out.push(value ? 1 : 0);
  else if (value instanceof ObjectId) writeBytes(out, value.id);
  else if (value instanceof Date) writeLong(out, BigInt(value.getTime()));
  else if (isDoc(value)) writeFields(out, value);
  else if (Array.isArray(value)) {
    for (const item of value) writeValue(out, item);
    out.push(0);
  } else if (value instanceof BSONSymbol) writeText(out, value.value);
  else if (value instanceof Binary) writeBinary(out, value);
  else if (value instanceof Timestamp) {
    writeLong(out, BigInt(value.t));
    writeLong(out, BigInt(value.i));
  } else if (value instanceof BSONRegExp) {
    writeText(out, value.pattern);
    writeText(out, value.options);
  } else if (value instanceof Code) writeText(out, value.code);
}

function writeFields(out: number[], doc: Doc): void {
  for (const [name, item] of doc) {
    out.push(typeOrder(item));
    writeText(out, name);
    writeBody(out, item);
  }
  out.push(0);
}

function writeBinary(out: number[], value: Binary): void {
  const bytes = value.value();
  writeLong(out, BigInt(bytes.length));
  out.push(value.sub_type);
  writeBytes(out, bytes);
}

function writeBytes(out: number[], bytes: Uint8Array): void {
  for (const byte of bytes) out.push(byte);
}

/** A zero byte inside is written 00 FF, and 00 00 ends the text: so a prefix sorts before what it begins. */
function writeText(out: number[], text: string): void {
  let ascii = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0 || code > 0x7f) {
      ascii = false;
      break;
    }
  }
  if (ascii) {
    for (let i = 0; i < text.length; i++) out.push(text.charCodeAt(i));
  } else {
    for (const byte of Buffer.from(text, "utf8")) {
      out.push(byte);
      if (byte === 0) out.push(0xff);
    }
  }
  out.push(0, 0);
}

const scratch = new DataView(new ArrayBuffer(8));

function writeScratch(out: number[], invert: boolean, flipSign: boolean): void {
  for (let i = 0; i < 8; i++) {
    let byte = scratch.getUint8(i);
    if (invert) byte = 0xff - byte;
    else if (flipSign && i === 0) byte ^= 0x80;
    out.push(byte);
  }
}

function writeLong(out: number[], n: bigint): void {
  scratch.setBigInt64(0, n);
  writeScratch(out, false, true);
}

/**
 * The nearest double, then how the exact value differs from it, so that 0.1 as Double and as Decimal128, or two Int64 beyond
 * 2^53, stay apart and in order while 1, 1.0 and NumberDecimal("1.00") are one key.
 */
function writeNumber(out: number[], value: Numeric): void {
  const nearest = toNumber(value);
  if (Number.isNaN(nearest)) {
    for (let i = 0; i < 9; i++) out.push(0);
    return;
  }
  scratch.setFloat64(0, nearest === 0 ? 0 : nearest);
  writeScratch(out, nearest < 0, nearest >= 0);
  writeDifference(out, differenceFrom(nearest, value));
}

function differenceFrom(nearest: number, value: Numeric): Decimal | null {
  if (!Number.isFinite(nearest)) return null;
  if (typeof value === "bigint") {
    const rest = value - BigInt(nearest);
    return rest === 0n ? null : { coefficient: rest, exponent: 0 };
  }
  if (!(value instanceof Decimal128)) return null;
  const exact = readDecimal(value);
  if (typeof exact === "number") return null;
  const rest = subtractDecimals(exact, decimalOfDouble(nearest));
  return rest.coefficient === 0n ? null : rest;
}

function writeDifference(out: number[], difference: Decimal | null): void {
  if (difference === null) {
    out.push(0x80);
    return;
  }
  const negative = difference.coefficient < 0n;
  const start = out.length;
  const digits = (negative ? -difference.coefficient : difference.coefficient).toString();
  const magnitude = digits.length + difference.exponent + 0x8000;
  out.push(0x81, magnitude >> 8, magnitude & 0xff);
  for (const digit of digits.replace(/0+$/, "")) out.push(digit.charCodeAt(0));
  out.push(0);
  if (negative) for (let at = start; at < out.length; at++) out[at] = 0xff - (out[at] ?? 0);
}
