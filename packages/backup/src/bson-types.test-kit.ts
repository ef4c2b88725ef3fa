import { BSON } from "bson";

const {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} = BSON;

const id = (n: number) => new ObjectId(n.toString(16).padStart(24, "0"));

/** One document of every kind that a decoder may change. */
export function awkwardDocuments(): Uint8Array[] {
  const documents = [
    { _id: id(1), one: new Double(1), two: new Int32(1), three: Long.fromNumber(1), zero: new Double(-0) },
    {
      _id: id(2),
      nan: new Double(Number.NaN),
      more: new Double(Number.POSITIVE_INFINITY),
      less: new Double(-Infinity),
    },
    {
      _id: id(3),
      price: Decimal128.fromString("1.10"),
      same: Decimal128.fromString("1.1"),
      odd: Decimal128.fromString("NaN"),
    },
    { _id: id(4), big: Long.MAX_VALUE, small: Long.MIN_VALUE, least: new Int32(-2147483648) },
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 128].map((subtype, n) => ({
      _id: id(10 + n),
      data: new Binary(
        subtype === 2 ? Buffer.from("0300000061626300".slice(0, 14), "hex") : Buffer.from([1, 2, 3]),
        subtype,
      ),
    })),
    { _id: id(30), uuid: new UUID("00112233-4455-6677-8899-aabbccddeeff") },
    { _id: id(31), at: new Timestamp({ t: 1_700_000_000, i: 7 }), none: new Timestamp({ t: 0, i: 0 }) },
    { _id: id(32), least: new MinKey(), most: new MaxKey(), nothing: null, gone: undefined },
    { _id: id(33), re: new BSONRegExp("^a.*b$", "imx"), plain: /x/i },
    {
      _id: id(34),
      code: new Code("return 1"),
      sign: new BSONSymbol("s"),
    },
    { _id: id(35), old: new DBRef("cats", id(1)), before: new Date(-1), after: new Date(253_402_300_799_999) },
    { _id: "text", empty: "", nested: { "": { "a.b": { $c: [] } } }, list: [[], {}, [[null]]] },
    { _id: new Double(7), name: "ñandú 🦤 \u0000 end" },
    { _id: { b: 1, a: 2 }, z: 1, a: 2, m: 3 },
  ].map((one) => BSON.serialize(one, { ignoreUndefined: false }));
  return [...documents, keysLikeNumbers(), twiceTheSameKey(), oddNaN()];
}

/** `{ _id: 100, "10": 1, "9": 2, "1": 3 }`: JavaScript would put 1 before 9 before 10. */
const keysLikeNumbers = (): Buffer => document([int("_id", 100), int("10", 1), int("9", 2), int("1", 3)]);
/** `{ _id: 101, a: 1, a: 2 }`, which an object cannot hold. */
const twiceTheSameKey = (): Buffer => document([int("_id", 101), int("a", 1), int("a", 2)]);
/** A NaN with another sign and payload than JavaScript's. */
const oddNaN = (): Buffer =>
  document([
    int("_id", 102),
    Buffer.concat([Buffer.from("\x01n\0", "latin1"), Buffer.from("010000000000f4ff", "hex")]),
  ]);

function int(key: string, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return Buffer.concat([Buffer.from(`\x10${key}\0`, "latin1"), bytes]);
}

function document(fields: Buffer[]): Buffer {
  const inside = Buffer.concat(fields);
  const head = Buffer.alloc(4);
  head.writeInt32LE(inside.length + 5);
  return Buffer.concat([head, inside, Buffer.from([0])]);
}
