import { Decimal128, type Document, Double, Long, ObjectId } from "mongodb";
import { beforeAll, describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { db, things } = testServer();
const sales = () => things("sales");

beforeAll(async () => {
  await sales().insertMany([
    { _id: 1, item: "a", price: 10, count: 2, at: new Date("2024-01-31T12:00:00Z"), tags: ["x", "y"], buyer: 1 },
    { _id: 2, item: "b", price: 20, count: 1, at: new Date("2024-02-29T01:00:00Z"), tags: [], buyer: 2 },
    { _id: 3, item: "a", price: 5.5, count: 10, at: new Date("2024-03-01T23:30:00Z"), tags: ["x"], buyer: [1, 2] },
    { _id: 4, item: "c", at: null },
  ]);
  await things("buyers").insertMany([
    { _id: 1, name: "Ana", boss: 3 },
    { _id: 2, name: "Beto", boss: 3 },
    { _id: 3, name: "Carla" },
  ]);
});

const run = (pipeline: Document[], options: Document = {}) => sales().aggregate(pipeline, options).toArray();

describe("expressions", () => {
  const doc = {
    n: 7,
    f: new Double(2.5),
    l: Long.fromNumber(5),
    text: "Hola Ñandú",
    list: [3, 1, 2],
    at: new Date("2024-03-10T03:30:15.123Z"),
    inner: { a: 1 },
    docs: [{ v: 1 }, { v: 2 }],
    nil: null,
    id: new ObjectId("65f000000000000000000001"),
  };

  test.each<[string, Document | string, unknown]>([
    ["add", { $add: ["$n", 1] }, 8],
    ["add to a date", { $add: ["$at", 1000] }, new Date("2024-03-10T03:30:16.123Z")],
    ["difference of dates", { $subtract: ["$at", new Date("2024-03-10T03:30:15.000Z")] }, 123],
    ["divide", { $divide: ["$n", 2] }, 3.5],
    ["mod", { $mod: ["$n", 4] }, 3],
    ["round half to even", { $round: [2.5] }, 2],
    ["round to places", { $round: [1.2345, 2] }, 1.23],
    ["trunc", { $trunc: [-1.7] }, -1],
    ["pow", { $pow: [2, 10] }, 1024],
    ["null spreads", { $add: ["$nil", 1] }, null],
    ["missing spreads", { $multiply: ["$nope", 1] }, null],
    ["cond", { $cond: [{ $gt: ["$n", 5] }, "big", "small"] }, "big"],
    ["ifNull", { $ifNull: ["$nope", "$nil", "x"] }, "x"],
    // biome-ignore lint/suspicious/noThenProperty: the operator's own word
    ["switch", { $switch: { branches: [{ case: { $eq: ["$n", 7] }, then: "seven" }], default: "?" } }, "seven"],
    ["concat", { $concat: ["$text", "!"] }, "Hola Ñandú!"],
    ["concat with null", { $concat: ["$text", null] }, null],
    ["toUpper leaves other letters", { $toUpper: "añb" }, "AñB"],
    ["strLenCP", { $strLenCP: "$text" }, 10],
    ["strLenBytes", { $strLenBytes: "$text" }, 12],
    ["substrCP", { $substrCP: ["$text", 5, 3] }, "Ñan"],
    ["split", { $split: ["a-b", "-"] }, ["a", "b"]],
    ["trim", { $trim: { input: "  x " } }, "x"],
    ["replaceAll", { $replaceAll: { input: "aXbX", find: "X", replacement: "-$-" } }, "a-$-b-$-"],
    ["regexMatch", { $regexMatch: { input: "$text", regex: "^hola", options: "i" } }, true],
    ["filter", { $filter: { input: "$list", as: "i", cond: { $gte: ["$$i", 2] } } }, [3, 2]],
    ["map", { $map: { input: "$docs", in: "$$this.v" } }, [1, 2]],
    ["reduce", { $reduce: { input: "$list", initialValue: 0, in: { $add: ["$$value", "$$this"] } } }, 6],
    ["arrayElemAt from the end", { $arrayElemAt: ["$list", -1] }, 2],
    ["a path through documents", "$docs.v", [1, 2]],
    ["slice", { $slice: ["$list", 1, 2] }, [1, 2]],
    ["in", { $in: [2, "$list"] }, true],
    ["size", { $size: "$list" }, 3],
    ["range", { $range: [0, 5, 2] }, [0, 2, 4]],
    ["sortArray", { $sortArray: { input: "$list", sortBy: 1 } }, [1, 2, 3]],
    ["setUnion", { $setUnion: ["$list", [9, 1]] }, [1, 2, 3, 9]],
    ["objectToArray", { $objectToArray: "$inner" }, [{ k: "a", v: 1 }]],
    ["arrayToObject", { $arrayToObject: [[["k", 1]]] }, { k: 1 }],
    ["mergeObjects", { $mergeObjects: ["$inner", { b: 2 }] }, { a: 1, b: 2 }],
    ["getField", { $getField: { field: "a", input: "$inner" } }, 1],
    ["let", { $let: { vars: { d: { $add: ["$n", 1] } }, in: { $multiply: ["$$d", 2] } } }, 16],
    ["type", { $type: "$l" }, "long"],
    ["type of nothing", { $type: "$nope" }, "missing"],
    ["toString of an id", { $toString: "$id" }, "65f000000000000000000001"],
    ["toInt", { $toInt: "12" }, 12],
    ["toDate", { $toDate: "2024-01-01" }, new Date("2024-01-01T00:00:00Z")],
    ["convert with onError", { $convert: { input: "x", to: "int", onError: -1 } }, -1],
    ["year in a zone", { $dayOfMonth: { date: "$at", timezone: "America/Asuncion" } }, 10],
    ["hour in a zone", { $hour: { date: "$at", timezone: "-03:00" } }, 0],
    ["dateToString", { $dateToString: { date: "$at", format: "%Y-%m-%d %H:%M:%S.%L" } }, "2024-03-10 03:30:15.123"],
    [
      "dateToString with a zone",
      { $dateToString: { date: "$at", format: "%d/%m %H:%M %z", timezone: "-05:00" } },
      "09/03 22:30 -0500",
    ],
    [
      "dateFromString",
      { $dateFromString: { dateString: "10/03/2024", format: "%d/%m/%Y" } },
      new Date("2024-03-10T00:00:00Z"),
    ],
    [
      "dateAdd keeps to the month's end",
      { $dateAdd: { startDate: new Date("2024-01-31T00:00:00Z"), unit: "month", amount: 1 } },
      new Date("2024-02-29T00:00:00Z"),
    ],
    [
      "dateDiff counts boundaries",
      {
        $dateDiff: {
          startDate: new Date("2024-01-31T23:59:00Z"),
          endDate: new Date("2024-02-01T00:01:00Z"),
          unit: "month",
        },
      },
      1,
    ],
    [
      "dateTrunc",
      { $dateTrunc: { date: "$at", unit: "week", startOfWeek: "monday" } },
      new Date("2024-03-04T00:00:00Z"),
    ],
    ["dateTrunc in bins", { $dateTrunc: { date: "$at", unit: "hour", binSize: 2 } }, new Date("2024-03-10T02:00:00Z")],
    ["isoWeek", { $isoWeek: "$at" }, 10],
    ["sum of an array", { $sum: "$list" }, 6],
    ["avg of several", { $avg: ["$n", 1] }, 4],
    ["max over types", { $max: ["$n", "$text"] }, "Hola Ñandú"],
    ["literal", { $literal: "$n" }, "$n"],
    ["comparison over types", { $lt: ["$n", "$text"] }, true],
    ["allElementsTrue", { $allElementsTrue: [[1, true]] }, true],
    ["bitAnd", { $bitAnd: [6, 3] }, 2],
  ])("%s", async (_what, expression, expected) => {
    const [result] = await db()
      .aggregate([{ $documents: [{ $literal: doc }] }, { $project: { result: expression } }])
      .toArray();
    expect(result?.result).toEqual(expected);
  });

  test("numbers keep or widen their type", async () => {
    const [types] = await db()
      .aggregate([
        {
          $documents: [{ $literal: { i: 2, d: new Double(2), l: Long.fromNumber(2), x: Decimal128.fromString("2") } }],
        },
        {
          $project: {
            a: { $type: { $add: ["$i", "$i"] } },
            b: { $type: { $add: ["$i", "$d"] } },
            c: { $type: { $multiply: ["$i", "$l"] } },
            e: { $type: { $add: ["$d", "$x"] } },
            f: { $type: { $divide: ["$i", "$i"] } },
          },
        },
      ])
      .toArray();
    expect(types).toEqual({ a: "int", b: "double", c: "long", e: "decimal", f: "double" });
  });

  test.each<[string, Document, number]>([
    ["an unknown expression", { $nope: 1 }, 168],
    ["an unknown variable", { $add: ["$$nope", 1] }, 17276],
    ["division by zero", { $divide: [1, 0] }, 2],
    ["a sum of text", { $add: ["x", 1] }, 14],
  ])("%s is refused", async (_what, expression, code) => {
    await expect(run([{ $project: { x: expression } }])).rejects.toMatchObject({ code });
  });
});

describe("stages", () => {
  test("group with its accumulators", async () => {
    const groups = await run([
      { $match: { price: { $exists: true } } },
      {
        $group: {
          _id: "$item",
          total: { $sum: { $multiply: ["$price", "$count"] } },
          n: { $count: {} },
          avg: { $avg: "$price" },
          first: { $first: "$_id" },
          all: { $push: "$count" },
          tags: { $addToSet: "$item" },
          most: { $top: { output: "$_id", sortBy: { price: -1 } } },
        },
      },
      { $sort: { _id: 1 } },
    ]);
    expect(groups).toEqual([
      { _id: "a", total: 75, n: 2, avg: 7.75, first: 1, all: [2, 10], tags: ["a"], most: 1 },
      { _id: "b", total: 20, n: 1, avg: 20, first: 2, all: [1], tags: ["b"], most: 2 },
    ]);
  });

  test("unwind, with what is empty and where it stood", async () => {
    expect((await run([{ $unwind: "$tags" }])).map(({ _id, tags }) => [_id, tags])).toEqual([
      [1, "x"],
      [1, "y"],
      [3, "x"],
    ]);
    const kept = await run([
      { $unwind: { path: "$tags", preserveNullAndEmptyArrays: true, includeArrayIndex: "i" } },
      { $project: { tags: 1, i: 1 } },
    ]);
    expect(kept).toEqual([
      { _id: 1, tags: "x", i: 0 },
      { _id: 1, tags: "y", i: 1 },
      { _id: 2, i: null },
      { _id: 3, tags: "x", i: 0 },
      { _id: 4, i: null },
    ]);
  });

  test("lookup by fields, arrays and missing ones included", async () => {
    const found = await run([
      { $lookup: { from: "buyers", localField: "buyer", foreignField: "_id", as: "who" } },
      { $project: { names: "$who.name" } },
    ]);
    expect(found).toEqual([
      { _id: 1, names: ["Ana"] },
      { _id: 2, names: ["Beto"] },
      { _id: 3, names: ["Ana", "Beto"] },
      { _id: 4, names: [] },
    ]);
  });

  test("lookup by a pipeline with variables", async () => {
    const found = await things("buyers")
      .aggregate([
        {
          $lookup: {
            from: "sales",
            let: { me: "$_id" },
            pipeline: [{ $match: { $expr: { $eq: ["$buyer", "$$me"] } } }, { $project: { item: 1, _id: 0 } }],
            as: "bought",
          },
        },
        { $match: { "bought.0": { $exists: true } } },
        { $project: { bought: 1 } },
      ])
      .toArray();
    expect(found).toEqual([
      { _id: 1, bought: [{ item: "a" }] },
      { _id: 2, bought: [{ item: "b" }] },
    ]);
  });

  test("facet, bucket, sortByCount, count, sample", async () => {
    const [facets] = await run([
      {
        $facet: {
          byItem: [{ $sortByCount: "$item" }, { $limit: 1 }],
          n: [{ $count: "n" }],
          prices: [{ $bucket: { groupBy: "$price", boundaries: [0, 10, 100], default: "none" } }],
          one: [{ $sample: { size: 1 } }, { $count: "n" }],
        },
      },
    ]);
    expect(facets).toEqual({
      byItem: [{ _id: "a", count: 2 }],
      n: [{ n: 4 }],
      prices: [
        { _id: 0, count: 1 },
        { _id: 10, count: 2 },
        { _id: "none", count: 1 },
      ],
      one: [{ n: 1 }],
    });
  });

  test("replaceRoot, set and unset", async () => {
    expect(
      await run([
        { $match: { _id: 1 } },
        { $set: { "deep.a": "$price", tags: "$$REMOVE" } },
        { $unset: ["at", "buyer", "count"] },
      ]),
    ).toEqual([{ _id: 1, item: "a", price: 10, deep: { a: 10 } }]);
    expect(await run([{ $match: { _id: 1 } }, { $replaceWith: { v: "$item" } }])).toEqual([{ v: "a" }]);
  });

  test("graphLookup and unionWith", async () => {
    const [tree] = await things("buyers")
      .aggregate([
        { $match: { _id: 1 } },
        {
          $graphLookup: {
            from: "buyers",
            startWith: "$boss",
            connectFromField: "boss",
            connectToField: "_id",
            as: "chain",
            depthField: "d",
          },
        },
      ])
      .toArray();
    expect(tree?.chain).toEqual([{ _id: 3, name: "Carla", d: 0 }]);
    expect(
      await run([
        { $project: { _id: 1 } },
        { $unionWith: { coll: "buyers", pipeline: [{ $project: { name: 1 } }, { $limit: 1 }] } },
      ]),
    ).toHaveLength(5);
  });

  test("bucketAuto makes buckets of about one size and keeps the types", async () => {
    const buckets = await run([
      { $match: { price: { $exists: true } } },
      { $bucketAuto: { groupBy: "$price", buckets: 2 } },
    ]);
    expect(buckets).toEqual([
      { _id: { min: 5.5, max: 20 }, count: 2 },
      { _id: { min: 20, max: 20 }, count: 1 },
    ]);
  });

  test("what a window or a filled gap leaves alone keeps its type", async () => {
    const [doc] = await db()
      .aggregate(
        [
          { $documents: [{ $literal: { k: new Double(1), l: Long.fromNumber(2), inner: { d: new Double(3) } } }] },
          { $setWindowFields: { sortBy: { k: 1 }, output: { n: { $documentNumber: {} } } } },
        ],
        { promoteValues: false },
      )
      .toArray();
    expect([doc?.k, doc?.l, doc?.inner.d, doc?.n].map((one) => one._bsontype)).toEqual([
      "Double",
      "Long",
      "Double",
      "Int32",
    ]);
  });

  test("window fields", async () => {
    const found = await run([
      { $match: { price: { $type: "number" } } },
      {
        $setWindowFields: {
          sortBy: { _id: 1 },
          output: { running: { $sum: "$count", window: { documents: ["unbounded", "current"] } } },
        },
      },
      { $project: { running: 1 } },
    ]);
    expect(found).toEqual([
      { _id: 1, running: 2 },
      { _id: 2, running: 3 },
      { _id: 3, running: 13 },
    ]);
  });

  test("out and merge write their results", async () => {
    await run([{ $group: { _id: "$item", n: { $sum: 1 } } }, { $out: "perItem" }]);
    expect(await things("perItem").find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: "a", n: 2 },
      { _id: "b", n: 1 },
      { _id: "c", n: 1 },
    ]);
    await run([
      { $match: { item: "a" } },
      { $group: { _id: "$item", sum: { $sum: "$price" } } },
      { $merge: { into: "perItem", whenMatched: "merge" } },
    ]);
    expect(await things("perItem").findOne({ _id: "a" })).toEqual({ _id: "a", n: 2, sum: 15.5 });
  });

  test("let, and a batch at a time", async () => {
    expect(
      await run([{ $match: { $expr: { $eq: ["$item", "$$wanted"] } } }, { $count: "n" }], { let: { wanted: "a" } }),
    ).toEqual([{ n: 2 }]);
    expect(
      await sales()
        .aggregate([{ $match: {} }], { batchSize: 1 })
        .toArray(),
    ).toHaveLength(4);
  });

  test.each<[string, Document, number]>([
    ["an unknown stage", { $nope: {} }, 40324],
    ["two stages in one", { $match: {}, $limit: 1 }, 40323],
    ["a limit of nothing", { $limit: 0 }, 15958],
  ])("%s is refused", async (_what, stage, code) => {
    await expect(run([stage])).rejects.toMatchObject({ code });
  });
});
