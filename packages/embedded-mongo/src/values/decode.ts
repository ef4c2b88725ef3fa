import {
  asDouble,
  Binary,
  BSONRegExp,
  BSONSymbol,
  bsonUndefined,
  Code,
  Decimal128,
  type Doc,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Value,
} from "./value.ts";

/** The bytes are not a well-formed BSON document. */
export class MalformedBson extends Error {
  override name = "MalformedBson";
}

const MAX_DEPTH = 200;

/** Decodes one whole document; every number keeps its type, every field its place. Throws `MalformedBson`. */
export function decodeDocument(bytes: Uint8Array): Doc {
  const reader = new Reader(asBuffer(bytes));
  const doc = reader.document(0);
  if (reader.at !== bytes.length) throw new MalformedBson("bytes follow the end of the document");
  return doc;
}

/** A field's name as it stands in the bytes of a document. */
export type FieldName = { text: string; bytes: Uint8Array };

/**
 * Decodes these fields of a document that has been read whole before, and passes over the others. Throws `MalformedBson` when the bytes
 * that it looks at are wrong.
 */
export function decodeFields(bytes: Uint8Array, wanted: readonly FieldName[]): Doc {
  return new Reader(asBuffer(bytes)).fields(wanted);
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** How many bytes a value takes, for the types where that is always the same. */
const FIXED_BYTES: { readonly [type: number]: number } = {
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
};

const isIntegerInRange = (n: number): boolean => n >= -0x80000000 && n <= 0x7fffffff && Number.isInteger(n);

class Reader {
  at = 0;
  private readonly buffer: Buffer;
  private readonly view: DataView;

  constructor(buffer: Buffer) {
    this.buffer = buffer;
    this.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  }

  document(depth: number): Doc {
    const doc: Doc = new Map();
    const end = this.openContainer(depth);
    while (this.at < end) {
      const type = this.byte();
      const name = this.cstring();
      doc.set(name, this.value(type, depth));
    }
    this.closeContainer(end);
    return doc;
  }

  fields(wanted: readonly FieldName[]): Doc {
    const doc: Doc = new Map();
    const end = this.openContainer(0);
    while (this.at < end) {
      const type = this.byte();
      const name = this.nameAmong(wanted);
      if (name === null) this.skip(type);
      else doc.set(name, this.value(type, 0));
    }
    return doc;
  }

  private nameAmong(wanted: readonly FieldName[]): string | null {
    const start = this.at;
    this.skipCstring();
    const length = this.at - 1 - start;
    for (const { text, bytes } of wanted) {
      if (bytes.length !== length) continue;
      let same = 0;
      while (same < length && bytes[same] === this.buffer[start + same]) same++;
      if (same === length) return text;
    }
    return null;
  }

  private skip(type: number): void {
    const fixed = FIXED_BYTES[type];
    if (fixed !== undefined) this.pass(fixed);
    else if (type === 0x02 || type === 0x0d || type === 0x0e) this.pass(this.int32());
    else if (type === 0x03 || type === 0x04) this.pass(this.int32() - 4);
    else if (type === 0x05) this.pass(this.int32() + 1);
    else if (type === 0x0b) {
      this.skipCstring();
      this.skipCstring();
    } else throw new MalformedBson(`unsupported BSON type 0x${type.toString(16)}`);
  }

  private pass(count: number): void {
    if (count < 0) throw new MalformedBson("negative length");
    this.need(count);
    this.at += count;
  }

  private array(depth: number): Value[] {
    const items: Value[] = [];
    const end = this.openContainer(depth);
    while (this.at < end) {
      const type = this.byte();
      this.skipCstring();
      items.push(this.value(type, depth));
    }
    this.closeContainer(end);
    return items;
  }

  private openContainer(depth: number): number {
    if (depth > MAX_DEPTH) throw new MalformedBson("the document is nested too deeply");
    const start = this.at;
    const length = this.int32();
    const end = start + length - 1;
    if (length < 5 || end >= this.buffer.length) throw new MalformedBson(`invalid document length ${length}`);
    return end;
  }

  private closeContainer(end: number): void {
    if (this.at !== end || this.buffer[end] !== 0) throw new MalformedBson("the document does not end where it says");
    this.at = end + 1;
  }

  private value(type: number, depth: number): Value {
    switch (type) {
      case 0x01: {
        this.need(8);
        const n = this.view.getFloat64(this.at, true);
        this.at += 8;
        return isIntegerInRange(n) ? asDouble(n) : n;
      }
      case 0x02:
        return this.string();
      case 0x03:
        return this.document(depth + 1);
      case 0x04:
        return this.array(depth + 1);
      case 0x05:
        return this.binary();
      case 0x06:
        return bsonUndefined;
      case 0x07:
        return new ObjectId(Uint8Array.prototype.slice.call(this.take(12)));
      case 0x08: {
        const flag = this.byte();
        if (flag > 1) throw new MalformedBson("a boolean is neither 0 nor 1");
        return flag === 1;
      }
      case 0x09:
        return new Date(Number(this.int64()));
      case 0x0a:
        return null;
      case 0x0b: {
        const pattern = this.cstring();
        return new BSONRegExp(pattern, this.cstring());
      }
      case 0x0d:
        return new Code(this.string());
      case 0x0e:
        return new BSONSymbol(this.string());
      case 0x10:
        return this.int32();
      case 0x11: {
        const bits = BigInt.asUintN(64, this.int64());
        return new Timestamp({ i: Number(bits & 0xffffffffn), t: Number(bits >> 32n) });
      }
      case 0x12:
        return this.int64();
      case 0x13:
        return new Decimal128(Uint8Array.prototype.slice.call(this.take(16)));
      case 0xff:
        return new MinKey();
      case 0x7f:
        return new MaxKey();
      default:
        throw new MalformedBson(`unsupported BSON type 0x${type.toString(16)}`);
    }
  }

  private binary(): Binary {
    const length = this.int32();
    const subType = this.byte();
    if (length < 0) throw new MalformedBson("negative binary length");
    return new Binary(Uint8Array.prototype.slice.call(this.take(length)), subType);
  }

  private need(count: number): void {
    if (this.at + count > this.buffer.length) throw new MalformedBson("the document ends too early");
  }

  private take(count: number): Buffer {
    this.need(count);
    const part = this.buffer.subarray(this.at, this.at + count);
    this.at += count;
    return part;
  }

  private byte(): number {
    const value = this.buffer[this.at++];
    if (value === undefined) throw new MalformedBson("the document ends too early");
    return value;
  }

  private int32(): number {
    this.need(4);
    const value = this.view.getInt32(this.at, true);
    this.at += 4;
    return value;
  }

  private int64(): bigint {
    this.need(8);
    const value = this.view.getBigInt64(this.at, true);
    this.at += 8;
    return value;
  }

  private string(): string {
    const length = this.int32();
    if (length < 1) throw new MalformedBson("invalid string length");
    this.need(length);
    const end = this.at + length - 1;
    if (this.buffer[end] !== 0) throw new MalformedBson("a string does not end with a zero byte");
    const text = this.text(this.at, end);
    this.at = end + 1;
    return text;
  }

  private cstring(): string {
    const start = this.at;
    this.skipCstring();
    return this.text(start, this.at - 1);
  }

  private skipCstring(): void {
    const { buffer } = this;
    let at = this.at;
    while (at < buffer.length && buffer[at] !== 0) at++;
    if (at >= buffer.length) throw new MalformedBson("a field name does not end");
    this.at = at + 1;
  }

  private text(start: number, end: number): string {
    if (end - start < 24) {
      let text = "";
      for (let at = start; at < end; at++) {
        const code = this.buffer[at] ?? 0;
        if (code > 0x7f) return this.buffer.toString("utf8", start, end);
        text += String.fromCharCode(code);
      }
      return text;
    }
    return this.buffer.toString("utf8", start, end);
  }
}
