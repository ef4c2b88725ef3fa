import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  BsonUndefined,
  Code,
  Decimal128,
  type Doc,
  Double,
  isDoc,
  isInt32,
  MinKey,
  ObjectId,
  RawDocument,
  Timestamp,
  type Value,
} from "./value.ts";

/** Encodes a document as BSON bytes that the caller owns. `before`: leaves so many bytes free in front, with anything in them. */
export function encodeDocument(doc: Doc, before = 0): Buffer {
  const writer = shared.idle ? shared : new Writer();
  return writer.encode(doc, before);
}

/** From this size on the caller gets the writer's own buffer, rather than a copy of it. */
const WORTH_GIVING_AWAY = 1 << 20;

class Writer {
  idle = true;
  private buffer = Buffer.allocUnsafe(4096);
  private at = 0;

  encode(doc: Doc, before: number): Buffer {
    this.idle = false;
    this.at = before;
    try {
      this.room(0);
      this.document(doc);
      const written = this.buffer.subarray(0, this.at);
      if (this.at < WORTH_GIVING_AWAY) return Buffer.from(written);
      this.buffer = Buffer.allocUnsafe(4096);
      return written;
    } finally {
      this.idle = true;
    }
  }

  private room(count: number): void {
    if (this.at + count <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + count));
    this.buffer.copy(larger, 0, 0, Math.min(this.at, this.buffer.length));
    this.buffer = larger;
  }

  private document(doc: Doc): void {
    const start = this.at;
    this.room(5);
    this.at += 4;
    for (const [name, value] of doc) this.field(name, value);
    this.close(start);
  }

  private array(items: Value[]): void {
    const start = this.at;
    this.room(5);
    this.at += 4;
    for (let i = 0; i < items.length; i++) this.field(String(i), items[i] ?? null);
    this.close(start);
  }

  private close(start: number): void {
    this.room(1);
    this.buffer[this.at++] = 0;
    this.buffer.writeInt32LE(this.at - start, start);
  }

  private field(name: string, value: Value): void {
    this.room(1);
    const typeAt = this.at++;
    this.cstring(name);
    // The buffer may be another one once the value is written.
    const type = this.value(value);
    this.buffer[typeAt] = type;
  }

  private value(value: Value): number {
    switch (typeof value) {
      case "string":
        this.string(value);
        return 0x02;
      case "number":
        if (isInt32(value)) {
          this.int32(value);
          return 0x10;
        }
        this.double(value);
        return 0x01;
      case "boolean":
        this.room(1);
        this.buffer[this.at++] = value ? 1 : 0;
        return 0x08;
      case "bigint":
        this.int64(value);
        return 0x12;
    }
    if (value === null) return 0x0a;
    if (isDoc(value)) {
      this.document(value);
      return 0x03;
    }
    if (value instanceof RawDocument) {
      this.bytes(value.bytes);
      return 0x03;
    }
    if (Array.isArray(value)) {
      this.array(value);
      return 0x04;
    }
    if (value instanceof ObjectId) {
      this.bytes(value.id);
      return 0x07;
    }
    if (value instanceof Date) {
      this.int64(BigInt(value.getTime()));
      return 0x09;
    }
    if (value instanceof Double) {
      this.double(value.value);
      return 0x01;
    }
    return this.rareValue(value);
  }

  private rareValue(value: Exclude<Value, string | number | boolean | bigint | null>): number {
    if (value instanceof Decimal128) {
      this.bytes(value.bytes);
      return 0x13;
    }
    if (value instanceof Binary) {
      const bytes = value.value();
      this.int32(bytes.length);
      this.room(1);
      this.buffer[this.at++] = value.sub_type;
      this.bytes(bytes);
      return 0x05;
    }
    if (value instanceof Timestamp) {
      this.int64(BigInt.asIntN(64, (BigInt(value.t) << 32n) | BigInt(value.i)));
      return 0x11;
    }
    if (value instanceof BSONRegExp) {
      this.cstring(value.pattern);
      this.cstring(value.options);
      return 0x0b;
    }
    if (value instanceof BSONSymbol) {
      this.string(value.value);
      return 0x0e;
    }
    if (value instanceof Code) {
      this.string(value.code);
      return 0x0d;
    }
    if (value instanceof BsonUndefined) return 0x06;
    return value instanceof MinKey ? 0xff : 0x7f;
  }

  private bytes(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  private int32(value: number): void {
    this.room(4);
    this.buffer.writeInt32LE(value, this.at);
    this.at += 4;
  }

  private int64(value: bigint): void {
    this.room(8);
    this.buffer.writeBigInt64LE(value, this.at);
    this.at += 8;
  }

  private double(value: number): void {
    this.room(8);
    this.buffer.writeDoubleLE(value, this.at);
    this.at += 8;
  }

  private string(text: string): void {
    const lengthAt = this.at;
    this.room(4);
    this.at += 4;
    this.text(text);
    this.room(1);
    this.buffer[this.at++] = 0;
    this.buffer.writeInt32LE(this.at - lengthAt - 4, lengthAt);
  }

  private cstring(text: string): void {
    if (text.includes("\0")) throw new RangeError("a field name cannot contain a zero byte");
    this.text(text);
    this.room(1);
    this.buffer[this.at++] = 0;
  }

  private text(text: string): void {
    this.room(text.length * 3);
    if (text.length < 24) {
      let at = this.at;
      let i = 0;
      for (; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code > 0x7f) break;
        this.buffer[at++] = code;
      }
      if (i === text.length) {
        this.at = at;
        return;
      }
    }
    this.at += this.buffer.write(text, this.at, "utf8");
  }
}

const shared = new Writer();
