import { type Document, Double, Int32, Long } from "mongodb";
import { describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { db, things: collection } = testServer();

async function changed(
  before: Document,
  update: Document | Document[],
  options: Document = {},
  filter: Document = {},
): Promise<Document | null> {
  const things = collection("things");
  await things.drop();
  await things.insertOne({ _id: 1, ...structuredClone(before) });
  await things.updateOne({ _id: 1, ...filter }, update, options);
  return things.findOne({ _id: 1 }, { projection: { _id: 0 } });
}

describe("operators", () => {
  test.each<[string, Document, Document | Document[], Document, Document?]>([
    ["$set creates the way", { a: 1 }, { $set: { "b.c": 2 } }, { a: 1, b: { c: 2 } }],
    ["$set into an array fills it up", { a: [1] }, { $set: { "a.3": 9 } }, { a: [1, null, null, 9] }],
    ["new fields come in the order of their names", {}, { $set: { z: 1, b: 2, a: 3 } }, { a: 3, b: 2, z: 1 }],
    ["$unset leaves a hole in an array", { a: [1, 2, 3], b: 1 }, { $unset: { "a.1": "", b: "" } }, { a: [1, null, 3] }],
    ["$inc of a missing field", {}, { $inc: { n: 5 } }, { n: 5 }],
    ["$mul of a missing field", {}, { $mul: { n: 5 } }, { n: 0 }],
    ["$min and $max", { a: 5, b: 5 }, { $min: { a: 3 }, $max: { b: 9, c: 1 } }, { a: 3, b: 9, c: 1 }],
    ["$rename", { a: 1, b: { c: 2 } }, { $rename: { "b.c": "d" } }, { a: 1, b: {}, d: 2 }],
    ["$push", { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
    [
      "$push with everything",
      { a: [5, 1] },
      { $push: { a: { $each: [3, 9], $sort: -1, $slice: 3 } } },
      { a: [9, 5, 3] },
    ],
    ["$push at a position", { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
    [
      "$push sorts documents",
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    ["$addToSet", { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    ["$pop", { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [2] }],
    ["$pull by value", { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    ["$pull by condition", { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    ["$pull of documents", { a: [{ k: 1, n: 1 }, { k: 2 }] }, { $pull: { a: { k: 1 } } }, { a: [{ k: 2 }] }],
    ["$pullAll", { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ["$bit", { a: 13 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
    ["every item", { a: [1, 2] }, { $inc: { "a.$[]": 10 } }, { a: [11, 12] }],
    [
      "items that pass an array filter",
      { a: [{ n: 1 }, { n: 5 }] },
      { $set: { "a.$[x].ok": true } },
      { a: [{ n: 1 }, { n: 5, ok: true }] },
      { arrayFilters: [{ "x.n": { $gt: 2 } }] },
    ],
    ["a pipeline", { a: 2, b: 3 }, [{ $set: { sum: { $add: ["$a", "$b"] } } }, { $unset: "a" }], { b: 3, sum: 5 }],
  ])("%s", async (_what, before, update, after, options) => {
    const found = await changed(before, update, options);
    expect(found).toEqual(after);
    expect(Object.keys(found ?? {})).toEqual(Object.keys(after));
  });

  test("$ stands for the item that the filter found", async () => {
    expect(await changed({ a: [{ k: 1 }, { k: 2 }] }, { $set: { "a.$.hit": 1 } }, {}, { "a.k": 2 })).toEqual({
      a: [{ k: 1 }, { k: 2, hit: 1 }],
    });
  });

  test("$currentDate sets a date", async () => {
    const after = await changed({}, { $currentDate: { at: true, ts: { $type: "timestamp" } } });
    expect(Math.abs(Date.now() - after?.at.getTime())).toBeLessThan(5000);
    expect(after?.ts._bsontype).toBe("Timestamp");
  });

  test.each<[string, Document, Document, number]>([
    ["$inc of a string", { a: "x" }, { $inc: { a: 1 } }, 14],
    ["$push to a number", { a: 1 }, { $push: { a: 1 } }, 2],
    ["two operators on one path", {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ["a path and its parent", {}, { $set: { a: 1, "a.b": 1 } }, 40],
    ["a way through a number", { a: 1 }, { $set: { "a.b": 1 } }, 28],
    ["another _id", {}, { $set: { _id: 2 } }, 66],
    ["an unknown operator", {}, { $foo: { a: 1 } }, 9],
  ])("%s is refused", async (_what, before, update, code) => {
    await expect(changed(before, update)).rejects.toMatchObject({ code });
  });
});

describe("numbers keep their type", () => {
  test("what is stored comes back as it was, and an update leaves the rest alone", async () => {
    const numbers = collection("numbers");
    await numbers.insertOne({
      _id: 1,
      double: new Double(1),
      int: new Int32(1),
      long: Long.fromNumber(1),
      big: Long.MAX_VALUE,
    });
    await numbers.updateOne({ _id: 1 }, { $set: { other: 1 } });
    const found = await numbers.findOne({ _id: 1 }, { promoteValues: false });
    expect(found?.double).toBeInstanceOf(Double);
    expect(found?.int).toBeInstanceOf(Int32);
    expect(found?.long).toBeInstanceOf(Long);
    expect(String(found?.big)).toBe("9223372036854775807");
  });

  test.each<[string, Document, Document, string]>([
    ["int + int", { n: 1 }, { $inc: { n: 1 } }, "Int32"],
    ["int + int that overflows", { n: 2147483647 }, { $inc: { n: 1 } }, "Long"],
    ["int + double", { n: 1 }, { $inc: { n: new Double(1) } }, "Double"],
    ["double - double to a whole number", { n: new Double(1.5) }, { $inc: { n: -0.5 } }, "Double"],
    ["long + int", { n: Long.fromNumber(5) }, { $inc: { n: 1 } }, "Long"],
  ])("%s", async (_what, before, update, type) => {
    const things = collection("sums");
    await things.drop();
    await things.insertOne({ _id: 1, ...before });
    await things.updateOne({ _id: 1 }, update);
    expect((await things.findOne({}, { promoteValues: false }))?.n._bsontype).toBe(type);
  });

  test("a query finds a number whatever its type", async () => {
    const things = collection("mixed");
    await things.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: new Double(1) },
      { _id: 3, n: Long.fromNumber(1) },
    ]);
    expect(await things.countDocuments({ n: 1 })).toBe(3);
    await things.createIndex({ n: 1 });
    expect(await things.countDocuments({ n: new Double(1) })).toBe(3);
  });

  test("fields that look like numbers keep their order", async () => {
    const things = collection("ordered");
    const doc = new Map<string, unknown>([
      ["_id", 1],
      ["10", "a"],
      ["2", "b"],
    ]);
    await db().command({ insert: "ordered", documents: [doc] });
    await things.updateOne({}, { $set: { x: 1 } });
    const [raw] = await things.find({}, { raw: true }).toArray();
    const text = Buffer.from(raw as unknown as Uint8Array).toString("latin1");
    expect(text.indexOf("10\0")).toBeLessThan(text.indexOf("2\0"));
    expect(text.indexOf("10\0")).toBeGreaterThan(0);
  });
});

describe("upsert", () => {
  test.each<[string, Document, Document, Document]>([
    ["equalities of the filter", { a: 1, b: { $gt: 5 } }, { $set: { c: 2 } }, { a: 1, c: 2 }],
    ["$eq, $and and a path", { $and: [{ "a.b": { $eq: 1 } }] }, { $set: { c: 2 } }, { a: { b: 1 }, c: 2 }],
    ["$setOnInsert", { a: 1 }, { $setOnInsert: { fresh: true }, $inc: { n: 1 } }, { a: 1, fresh: true, n: 1 }],
  ])("%s", async (_what, filter, update, expected) => {
    const things = collection("upserts");
    await things.drop();
    const result = await things.updateOne(filter, update, { upsert: true });
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(await things.findOne({}, { projection: { _id: 0 } })).toEqual(expected);
  });

  test("an update that changes nothing modifies nothing", async () => {
    const things = collection("noop");
    await things.insertOne({ _id: 1, a: 1 });
    expect(await things.updateOne({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
  });
});
