import { Binary, calculateObjectSize, deserialize, EJSON, serialize } from "bson";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareValues } from "./compare.ts";
import { decodeDocument, decodeFields } from "./decode.ts";
import { encodeDocument } from "./encode.ts";
import { addNumbers, compareNumbers, numberKind } from "./numbers.ts";
import { orderKey, valueKey } from "./order-key.ts";
import {
  asDouble,
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

const number: fc.Arbitrary<Value> = fc.oneof(
  fc.integer(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double().map(asDouble),
  fc.integer({ min: -5, max: 5 }).map(asDouble),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -25, max: 5 }))
    .map(([c, e]) => Decimal128.fromString(`${c}E${e}`)),
  fc
    .constantFrom(Number.NaN, Infinity, -Infinity, -0, 2 ** 53, 2 ** 53 + 2)
    .map((n) => (Number.isInteger(n) ? asDouble(n) : n)),
);

const text = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.constantFrom("", "a", "a\0", "a\0b", "\u{1F600}", "\uFFFF"),
);

const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 4, arbitrary: text },
  fc.constantFrom<Value>(null, true, false, bsonUndefined, new MinKey(), new MaxKey()),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 5 }).map((bytes) => new Binary(bytes, 0)),
  fc.tuple(fc.integer({ min: 0 }), fc.integer({ min: 0 })).map(([t, i]) => new Timestamp({ t, i })),
);

const name = text.map((one) => one.replaceAll("\0", ""));

const { value, doc } = fc.letrec<{ value: Value; doc: Doc }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie("value"), { maxLength: 3 }), tie("doc")),
  doc: fc.array(fc.tuple(name, tie("value")), { maxLength: 4 }).map((fields): Doc => new Map(fields)),
}));

const RARE: Doc = new Map<string, Value>([
  ["regex", new BSONRegExp("^a", "i")],
  ["code", new Code("return 1")],
  ["symbol", new BSONSymbol("s")],
  ["binary", new Binary(Buffer.from("bytes"), 4)],
  ["decimal", Decimal128.fromString("1.5")],
]);

describe("BSON", () => {
  test("some fields read alone are what they are in the whole document", () => {
    fc.assert(
      fc.property(doc, fc.array(name, { maxLength: 2 }), fc.nat(4), (one, others, at) => {
        const bytes = encodeDocument(new Map([...RARE, ...one]));
        const wanted = [...others, ...[...one.keys()].slice(at), [...RARE.keys()][at] ?? ""];
        const found = decodeFields(
          bytes,
          wanted.map((text) => ({ text, bytes: Buffer.from(text) })),
        );
        expect([...found]).toEqual([...decodeDocument(bytes)].filter(([field]) => wanted.includes(field)));
      }),
    );
  });

  test("what was written is read, byte for byte", () => {
    fc.assert(
      fc.property(doc, (one) => {
        const bytes = encodeDocument(one);
        expect(encodeDocument(decodeDocument(bytes)).equals(bytes)).toBe(true);
      }),
    );
  });

  test("the official library reads what we write, and we what it writes", () => {
    fc.assert(
      fc.property(doc, (one) => {
        const bytes = encodeDocument(one);
        const theirs = deserialize(bytes, { promoteValues: false, bsonRegExp: true });
        expect(calculateObjectSize(theirs)).toBeGreaterThan(4);
        expect(
          EJSON.stringify(deserialize(encodeDocument(decodeDocument(serialize(theirs))), { promoteValues: false })),
        ).toBe(EJSON.stringify(deserialize(serialize(theirs), { promoteValues: false })));
      }),
    );
  });

  test("a document cut anywhere or changed anywhere is refused or read, never a crash of another kind", () => {
    fc.assert(
      fc.property(doc, fc.nat(), fc.nat({ max: 255 }), (one, at, byte) => {
        const bytes = encodeDocument(one);
        bytes[at % bytes.length] = byte;
        try {
          decodeDocument(bytes.subarray(0, (at % 7 === 0 ? at : bytes.length) % (bytes.length + 1)));
        } catch (fault) {
          expect((fault as Error).name).toBe("MalformedBson");
        }
      }),
    );
  });
});

describe("order", () => {
  test("the bytes of keys order as the values do", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(Math.sign(Buffer.compare(valueKey(a), valueKey(b)))).toBe(Math.sign(compareValues(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  test("a descending field turns the order round, and no key is the beginning of another", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [x, y] = [orderKey([a], [-1]), orderKey([b], [-1])];
        expect(Math.sign(Buffer.compare(x, y))).toBe(-Math.sign(compareValues(a, b)) + 0 || 0);
        if (compareValues(a, b) !== 0) expect(x.subarray(0, y.length).equals(y)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test("numbers of different types that are equal have one key", () => {
    const ones: Value[] = [1, 1n, asDouble(1), Decimal128.fromString("1"), Decimal128.fromString("1.00")];
    expect(new Set(ones.map((one) => valueKey(one).toString("hex"))).size).toBe(1);
    expect(compareNumbers(Decimal128.fromString("0.1"), 0.1)).not.toBe(0);
    expect(compareNumbers(2n ** 53n + 1n, 2 ** 53)).toBe(1);
  });
});

test("sums take the wider type", () => {
  expect(numberKind(addNumbers(1, 2) ?? 0)).toBe("int");
  expect(numberKind(addNumbers(2147483647, 1) ?? 0)).toBe("long");
  expect(numberKind(addNumbers(1, asDouble(2)) ?? 0)).toBe("double");
  expect(String(addNumbers(Decimal128.fromString("0.1"), Decimal128.fromString("0.2")))).toBe("0.3");
  expect(addNumbers(2n ** 63n - 1n, 1)).toBeNull();
});
