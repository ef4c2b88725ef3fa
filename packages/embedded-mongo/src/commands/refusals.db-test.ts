import { describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { client, db, things } = testServer();
const command = (fields: object) => db().command(fields);

describe("what is wrong is said, and nothing is passed over", () => {
  test.each([
    [{ find: "c", filtre: {} }, 40415],
    [{ aggregate: "c", pipeline: [], cursor: {}, hints: {} }, 40415],
    [{ collMod: "c", validatr: {} }, 40415],
    [{ count: "c", where: {} }, 40415],
    [{ find: "c", readConcern: { level: "nonsense" } }, 2],
    [{ count: "c", readConcern: { level: "snapshot" } }, 72],
    [{ aggregate: "c", pipeline: [{ $out: "x" }], cursor: {}, readConcern: { level: "linearizable" } }, 72],
    [{ find: "c", maxTimeMS: -1 }, 2],
    [{ find: "c", collation: { locale: "es", strength: 9 } }, 51024],
    [{ find: "c", filter: { $expr: { $eq: ["$a", "$$nowhere"] } } }, 17276],
    [{ aggregate: "c", pipeline: [{ $merge: { into: "other", on: "a" } }], cursor: {} }, 51183],
    [{ ping: 1, apiVersion: "2" }, 322],
    [{ distinct: "c", key: "a", apiVersion: "1", apiStrict: true }, 323],
    [{ createSearchIndexes: "c", indexes: [] }, 31082],
  ])("%j", async (fields, code) => {
    await things("c").insertOne({ _id: crypto.randomUUID() });
    await expect(command(fields)).rejects.toMatchObject({ code });
  });

  test("a statement of an update and of a delete", async () => {
    const update = { update: "c", updates: [{ q: {}, u: { $set: { a: 1 } }, mutli: true }] };
    await expect(command(update)).rejects.toMatchObject({ code: 40415 });
    const remove = { delete: "c", deletes: [{ q: {}, limit: 0, collaton: {} }] };
    await expect(command(remove)).rejects.toMatchObject({ code: 40415 });
  });

  test.each([
    [{ key: { a: 1 } }, 9],
    [{ key: { _id: -1 }, name: "i" }, 2],
    [{ key: { a: 1 }, name: "i", sparse: true, partialFilterExpression: { a: 1 } }, 67],
    [{ key: { a: 1 }, name: "i", partialFilterExpression: { a: { $ne: 1 } } }, 67],
    [{ key: { a: 1 }, name: "i", partialFilterExpression: { a: { $exists: false } } }, 67],
    [{ key: { a: 0 }, name: "i" }, 67],
    [{ key: {}, name: "i" }, 67],
    [{ key: { a: 1 }, name: "i", uniqe: true }, 197],
  ])("an index %j", async (index, code) => {
    await expect(command({ createIndexes: "c", indexes: [index] })).rejects.toMatchObject({ code });
  });

  test("a write concern that one server cannot meet, although the write is done", async () => {
    const insert = { insert: "concern", documents: [{ _id: 1 }], writeConcern: { w: 3 } };
    await expect(command(insert)).rejects.toMatchObject({ result: { writeConcernError: { code: 100 } } });
    expect(await things("concern").countDocuments()).toBe(1);
  });

  test("$merge on a taken key names the key", async () => {
    await things("m").insertOne({ _id: 1 });
    const merge = { $merge: { into: "m", whenMatched: "fail" } };
    await expect(things("m").aggregate([merge]).toArray()).rejects.toMatchObject({
      code: 11000,
      keyPattern: { _id: 1 },
      keyValue: { _id: 1 },
    });
  });
});

describe("maxTimeMS", () => {
  test("ends a command that takes longer, and leaves a cursor alone that fetches later", async () => {
    await things("slow").insertMany(Array.from({ length: 3000 }, (_, _id) => ({ _id })));
    const inner = [{ $match: { $expr: { $eq: [{ $add: ["$_id", 1] }, "$$v"] } } }];
    const join = { $lookup: { from: "slow", let: { v: "$_id" }, pipeline: inner, as: "found" } };
    await expect(things("slow").aggregate([join], { maxTimeMS: 40 }).toArray()).rejects.toMatchObject({
      code: 50,
      codeName: "MaxTimeMSExpired",
    });
    expect(await things("slow").find({}, { maxTimeMS: 10_000, batchSize: 100 }).toArray()).toHaveLength(3000);
  });

  test("ends the wait for a document that an open transaction holds", async () => {
    await things("held").insertOne({ _id: 1 });
    await client().withSession(async (session) => {
      session.startTransaction();
      await things("held").updateOne({ _id: 1 }, { $set: { a: 1 } }, { session });
      await expect(things("held").updateOne({ _id: 1 }, { $set: { a: 2 } }, { maxTimeMS: 30 })).rejects.toMatchObject({
        code: 50,
      });
      await expect(things("held").insertOne({ _id: 2 }, { maxTimeMS: 1000 })).resolves.toMatchObject({ insertedId: 2 });
      await session.commitTransaction();
    });
    expect(await things("held").findOne({ _id: 1 })).toEqual({ _id: 1, a: 1 });
  });
});

describe("let", () => {
  test("is worked out once, for reads, updates and deletes alike", async () => {
    const rows = things("let");
    await rows.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
    const values = { one: { $subtract: [3, 2] }, text: { $literal: "$bar" } };
    expect(await rows.find({ $expr: { $eq: ["$_id", "$$one"] } }, { let: values }).toArray()).toEqual([{ _id: 1 }]);
    await rows.updateMany({ $expr: { $gt: ["$_id", "$$one"] } }, [{ $set: { t: "$$text" } }], { let: values });
    await rows.deleteOne({ $expr: { $eq: ["$_id", "$$one"] } }, { let: values });
    expect(await rows.find().toArray()).toEqual([
      { _id: 2, t: "$bar" },
      { _id: 3, t: "$bar" },
    ]);
  });

  test("of $merge is worked out for each document", async () => {
    await things("from").insertMany([
      { _id: 1, n: 5 },
      { _id: 2, n: 7 },
    ]);
    await things("into").insertOne({ _id: 1, n: 100 });
    const whenMatched = [{ $set: { n: { $add: ["$n", "$$n"] } } }];
    await things("from")
      .aggregate([{ $merge: { into: "into", let: { n: "$n" }, whenMatched } }])
      .toArray();
    expect(await things("into").find().toArray()).toEqual([
      { _id: 1, n: 105 },
      { _id: 2, n: 7 },
    ]);
  });
});
