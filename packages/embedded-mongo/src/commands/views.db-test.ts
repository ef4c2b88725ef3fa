import { beforeEach, describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { db, things } = testServer();

beforeEach(async () => {
  await db().dropDatabase();
  await things("people").insertMany([
    { _id: 1, name: "Ana", city: "Asunción", age: 31 },
    { _id: 2, name: "beto", city: "Luque", age: 17 },
    { _id: 3, name: "Carla", city: "Asunción", age: 44 },
  ]);
  await db().createCollection("adults", { viewOn: "people", pipeline: [{ $match: { age: { $gte: 18 } } }] });
});

describe("a view", () => {
  test("is read like a collection", async () => {
    const adults = things("adults");
    expect(await adults.find({ city: "Asunción" }, { sort: { age: -1 }, projection: { name: 1 } }).toArray()).toEqual([
      { _id: 3, name: "Carla" },
      { _id: 1, name: "Ana" },
    ]);
    expect(await adults.find({}, { sort: { _id: 1 }, skip: 1, limit: 1 }).toArray()).toMatchObject([{ _id: 3 }]);
    expect(await adults.countDocuments()).toBe(2);
    expect(await adults.estimatedDocumentCount()).toBe(2);
    expect(await adults.distinct("city")).toEqual(["Asunción"]);
    expect(await adults.aggregate([{ $group: { _id: "$city", n: { $sum: 1 } } }]).toArray()).toEqual([
      { _id: "Asunción", n: 2 },
    ]);
  });

  test("may lie over another view, and serve joins", async () => {
    await db().createCollection("names", {
      viewOn: "adults",
      pipeline: [{ $project: { name: { $toUpper: "$name" } } }],
    });
    expect(await things("names").find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, name: "ANA" },
      { _id: 3, name: "CARLA" },
    ]);
    const join = { from: "names", localField: "_id", foreignField: "_id", as: "found" };
    const joined = await things("people")
      .aggregate([{ $lookup: join }, { $sort: { _id: 1 } }])
      .toArray();
    expect(joined.map(({ found }) => found.length)).toEqual([1, 0, 1]);
    const union = [{ $match: { _id: 2 } }, { $unionWith: { coll: "names", pipeline: [{ $match: { _id: 1 } }] } }];
    expect(await things("people").aggregate(union).toArray()).toMatchObject([{ _id: 2 }, { name: "ANA" }]);
  });

  test("takes no writes and no indexes", async () => {
    const adults = things("adults");
    const refused = { code: 166, codeName: "CommandNotSupportedOnView" };
    await expect(adults.insertOne({ _id: 9 })).rejects.toMatchObject({ code: 166 });
    await expect(adults.updateMany({}, { $set: { a: 1 } })).rejects.toMatchObject({ code: 166 });
    await expect(adults.findOneAndDelete({})).rejects.toMatchObject(refused);
    await expect(adults.createIndex({ age: 1 })).rejects.toMatchObject(refused);
    await expect(adults.listIndexes().toArray()).rejects.toMatchObject(refused);
    await expect(adults.rename("others")).rejects.toMatchObject(refused);
    expect(await things("people").countDocuments()).toBe(3);
  });

  test("is listed as one, changes its pipeline, and is dropped without its documents", async () => {
    expect(await db().listCollections({ name: "adults" }).toArray()).toEqual([
      {
        name: "adults",
        type: "view",
        options: { viewOn: "people", pipeline: [{ $match: { age: { $gte: 18 } } }] },
        info: { readOnly: true },
      },
    ]);
    await db().command({ collMod: "adults", viewOn: "people", pipeline: [{ $match: { age: { $gt: 40 } } }] });
    expect(await things("adults").countDocuments()).toBe(1);
    expect(await db().dropCollection("adults")).toBe(true);
    expect(await things("people").countDocuments()).toBe(3);
  });

  test("compares by its own collation alone", async () => {
    const collation = { locale: "en", strength: 2 };
    await db().createCollection("loose", { viewOn: "people", pipeline: [], collation });
    expect(await things("loose").countDocuments({ name: "BETO" })).toBe(1);
    expect(await things("people").countDocuments({ name: "BETO" })).toBe(0);
  });

  test("that could never be read is refused", async () => {
    const create = (name: string, viewOn: string, pipeline: object[]) =>
      db().command({ create: name, viewOn, pipeline });
    await expect(create("bad", "people", [{ $nothing: 1 }])).rejects.toMatchObject({ code: 40324 });
    await expect(create("bad", "people", [{ $out: "x" }])).rejects.toMatchObject({ code: 167 });
    await expect(create("ring", "ring", [])).rejects.toMatchObject({ codeName: "GraphContainsCycle" });
    await expect(create("bad", "", [])).rejects.toMatchObject({ codeName: "BadValue" });
  });

  test("is explained by what it reads", async () => {
    await things("people").createIndex({ age: 1 });
    const { queryPlanner } = await things("adults").find().explain("queryPlanner");
    expect(queryPlanner.winningPlan.inputStage.indexName).toBe("age_1");
  });
});
