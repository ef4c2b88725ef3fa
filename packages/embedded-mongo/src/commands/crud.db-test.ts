import { type Document, ObjectId } from "mongodb";
import { beforeEach, describe, expect, test } from "vitest";
import { type Thing, testServer } from "../server.test-kit.ts";

const { client, db, things } = testServer();
const people = () => things("people");

const rows = [
  {
    _id: 1,
    name: "Ana",
    age: 30,
    tags: ["a", "b"],
    home: { city: "Asunción" },
    scores: [
      { k: "x", n: 5 },
      { k: "y", n: 9 },
    ],
  },
  { _id: 2, name: "Beto", age: 41, tags: [], home: { city: "Luque" }, scores: [{ k: "x", n: 9 }] },
  { _id: 3, name: "Carla", age: null, tags: ["b", "c"], scores: [] },
  { _id: 4, name: "Darío", tags: "b", home: { city: null } },
];

beforeEach(async () => {
  await people().drop();
  await people().insertMany(structuredClone(rows));
});

describe("find", () => {
  test.each<[string, Document, number[]]>([
    ["nothing asked", {}, [1, 2, 3, 4]],
    ["equality", { name: "Ana" }, [1]],
    ["equality with an item of an array", { tags: "b" }, [1, 3, 4]],
    ["equality with a whole array", { tags: ["a", "b"] }, [1]],
    ["null matches null and missing", { age: null }, [3, 4]],
    ["a path into a document", { "home.city": "Luque" }, [2]],
    ["null at a path matches missing parents", { "home.city": null }, [3, 4]],
    ["a path through an array", { "scores.n": 9 }, [1, 2]],
    ["a position in an array", { "scores.0.n": 5 }, [1]],
    ["two conditions met by different items", { "scores.k": "x", "scores.n": 9 }, [1, 2]],
    ["$elemMatch wants one item to meet both", { scores: { $elemMatch: { k: "x", n: 9 } } }, [2]],
    ["comparisons keep to their type", { age: { $gt: 30 } }, [2]],
    ["$gte with null", { age: { $gte: null } }, [3, 4]],
    ["$ne includes missing", { age: { $ne: 30 } }, [2, 3, 4]],
    ["$in with a regular expression", { name: { $in: [/^A/, "Beto"] } }, [1, 2]],
    ["$nin", { name: { $nin: ["Ana", "Beto"] } }, [3, 4]],
    ["$exists false", { age: { $exists: false } }, [4]],
    ["$exists true on null", { age: { $exists: true } }, [1, 2, 3]],
    ["$type sees items", { tags: { $type: "string" } }, [1, 3, 4]],
    ["$type array", { tags: { $type: "array" } }, [1, 2, 3]],
    ["$size", { tags: { $size: 0 } }, [2]],
    ["$all", { tags: { $all: ["b", "c"] } }, [3]],
    ["$not", { age: { $not: { $gt: 30 } } }, [1, 3, 4]],
    ["$or and $and", { $or: [{ name: "Ana" }, { $and: [{ age: 41 }, { "home.city": "Luque" }] }] }, [1, 2]],
    ["$nor", { $nor: [{ name: "Ana" }, { tags: "c" }] }, [2, 4]],
    ["$mod", { age: { $mod: [10, 1] } }, [2]],
    ["$regex with options", { name: { $regex: "^an", $options: "i" } }, [1]],
    ["$expr", { $expr: { $gt: ["$age", 35] } }, [2]],
    ["an empty object matches nothing here", { home: {} }, []],
    ["a whole document, field order included", { home: { city: "Luque" } }, [2]],
  ])("%s", async (_what, filter, ids) => {
    const found = await people().find(filter).sort({ _id: 1 }).toArray();
    expect(found.map(({ _id }) => _id)).toEqual(ids);
    expect(await people().countDocuments(filter)).toBe(ids.length);
  });

  test.each<[string, Document, RegExp]>([
    ["an unknown operator", { a: { $near2: 1 } }, /unknown operator: \$near2/],
    ["an unknown top level operator", { $foo: 1 }, /unknown top level operator/],
    ["$in without an array", { a: { $in: 1 } }, /needs an array/],
    ["JavaScript", { $where: "true" }, /\$where is not supported/],
  ])("%s is refused", async (_what, filter, message) => {
    await expect(people().find(filter).toArray()).rejects.toThrow(message);
  });

  test("sort orders types as the server does and arrays by their least item", async () => {
    await people().drop();
    await people().insertMany([
      { _id: 1, v: "a" },
      { _id: 2, v: 5 },
      { _id: 3 },
      { _id: 4, v: [0, 9] },
      { _id: 5, v: true },
      { _id: 6, v: {} },
    ]);
    const ids = async (direction: 1 | -1) =>
      (await people().find().sort({ v: direction }).toArray()).map(({ _id }) => _id);
    expect(await ids(1)).toEqual([3, 4, 2, 1, 6, 5]);
    expect(await ids(-1)).toEqual([5, 6, 1, 4, 2, 3]);
  });

  test("projection includes, excludes, slices, matches and computes", async () => {
    const first = async (projection: Document, filter: Document = { _id: 1 }) =>
      people().findOne(filter, { projection });
    expect(await first({ name: 1 })).toEqual({ _id: 1, name: "Ana" });
    expect(await first({ name: 1, _id: 0 })).toEqual({ name: "Ana" });
    expect(await first({ scores: 0, tags: 0, home: 0 })).toEqual({ _id: 1, name: "Ana", age: 30 });
    expect(await first({ "scores.n": 1 })).toEqual({ _id: 1, scores: [{ n: 5 }, { n: 9 }] });
    expect(await first({ name: 1, tags: { $slice: 1 } })).toEqual({ _id: 1, name: "Ana", tags: ["a"] });
    expect(await first({ scores: { $elemMatch: { n: 9 } } })).toEqual({ _id: 1, scores: [{ k: "y", n: 9 }] });
    expect(await first({ "scores.$": 1 }, { "scores.n": 9 })).toEqual({ _id: 1, scores: [{ k: "y", n: 9 }] });
    expect(await first({ twice: { $multiply: ["$age", 2] } })).toEqual({ _id: 1, twice: 60 });
    await expect(first({ name: 1, age: 0 })).rejects.toThrow(/exclusion/);
  });

  test("a cursor brings everything in batches, whatever is written meanwhile", async () => {
    await people().deleteMany({});
    await people().insertMany(Array.from({ length: 950 }, (_, i) => ({ _id: i, n: i })));
    const seen: number[] = [];
    for await (const doc of people().find().batchSize(100)) {
      seen.push(doc.n);
      if (doc.n % 100 === 50) await people().insertOne({ _id: `late ${doc.n}`, late: true, n: 10_000 + doc.n });
    }
    expect(seen.filter((n) => n < 10_000)).toEqual(Array.from({ length: 950 }, (_, i) => i));
  });

  test("skip, limit and a closed cursor", async () => {
    expect((await people().find().sort({ _id: -1 }).skip(1).limit(2).toArray()).map(({ _id }) => _id)).toEqual([3, 2]);
    const cursor = people().find().batchSize(1);
    await cursor.next();
    await cursor.close();
  });
});

describe("insert", () => {
  test("an ordered batch stops at a duplicate, an unordered one goes on", async () => {
    const batch = [{ _id: 10 }, { _id: 1 }, { _id: 11 }];
    await expect(people().insertMany(batch)).rejects.toMatchObject({ code: 11000, insertedCount: 1 });
    await expect(people().insertMany([{ _id: 12 }, { _id: 1 }, { _id: 13 }], { ordered: false })).rejects.toMatchObject(
      { insertedCount: 2 },
    );
    expect(await people().countDocuments({ _id: { $gte: 10 } })).toBe(3);
  });

  test("the error of a duplicate is the real server's", async () => {
    await expect(people().insertOne({ _id: 1 })).rejects.toMatchObject({
      code: 11000,
      message: "E11000 duplicate key error collection: test.people index: _id_ dup key: { _id: 1 }",
      keyPattern: { _id: 1 },
      keyValue: { _id: 1 },
    });
  });

  test("a document without _id gets one, at its front", async () => {
    await db().command({ insert: "people", documents: [{ raw: 1 }] });
    const found = await people().findOne({ raw: 1 });
    expect(Object.keys(found ?? {})).toEqual(["_id", "raw"]);
    expect(found?._id).toBeInstanceOf(ObjectId);
  });
});

describe("delete, distinct, count, findAndModify", () => {
  test("one or many", async () => {
    expect((await people().deleteOne({ tags: "b" })).deletedCount).toBe(1);
    expect((await people().deleteMany({ tags: "b" })).deletedCount).toBe(2);
    expect(await people().estimatedDocumentCount()).toBe(1);
  });

  test("distinct looks into arrays", async () => {
    expect((await people().distinct("tags")).sort()).toEqual(["a", "b", "c"]);
    expect(await people().distinct("home.city", { age: 41 })).toEqual(["Luque"]);
  });

  test("findOneAnd… returns the document before or after", async () => {
    expect(await people().findOneAndUpdate({ _id: 1 }, { $inc: { age: 1 } })).toMatchObject({ age: 30 });
    expect(
      await people().findOneAndUpdate({ _id: 1 }, { $inc: { age: 1 } }, { returnDocument: "after" }),
    ).toMatchObject({ age: 32 });
    expect(await people().findOneAndDelete({ age: { $type: "number" } }, { sort: { age: -1 } })).toMatchObject({
      _id: 2,
    });
    expect(await people().findOneAndReplace({ _id: 3 }, { x: 1 }, { returnDocument: "after" })).toEqual({
      _id: 3,
      x: 1,
    });
    expect(await people().findOneAndUpdate({ _id: 99 }, { $set: { a: 1 } })).toBeNull();
    expect(
      await people().findOneAndUpdate({ _id: 99 }, { $set: { a: 1 } }, { upsert: true, returnDocument: "after" }),
    ).toEqual({ _id: 99, a: 1 });
  });

  test("bulkWrite, of a collection and of a client", async () => {
    const result = await people().bulkWrite([
      { insertOne: { document: { _id: 20, n: 1 } } },
      { updateMany: { filter: { _id: { $gte: 20 } }, update: { $inc: { n: 1 } } } },
      { deleteOne: { filter: { _id: 1 } } },
      { replaceOne: { filter: { _id: 21 }, replacement: { n: 5 }, upsert: true } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, deletedCount: 1, upsertedCount: 1 });
    const across = await client().bulkWrite<{ "test.one": Thing; "test.two": Thing }>(
      [
        { namespace: "test.one", name: "insertOne", document: { _id: 1 } },
        { namespace: "test.two", name: "insertOne", document: { _id: 1 } },
        { namespace: "test.one", name: "updateOne", filter: { _id: 1 }, update: { $set: { a: 1 } } },
        { namespace: "test.two", name: "deleteMany", filter: {} },
      ],
      { verboseResults: true },
    );
    expect(across).toMatchObject({ insertedCount: 2, modifiedCount: 1, deletedCount: 1 });
  });

  test("a command that does not exist is named in the answer", async () => {
    await expect(db().command({ mapReduce: "people" })).rejects.toMatchObject({
      code: 59,
      codeName: "CommandNotFound",
    });
  });
});
