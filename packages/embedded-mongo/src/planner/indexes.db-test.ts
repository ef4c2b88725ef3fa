import type { Document } from "mongodb";
import { beforeAll, describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { db, things } = testServer();
const orders = () => things("orders");

beforeAll(async () => {
  await orders().insertMany(
    Array.from({ length: 500 }, (_, i) => ({
      _id: i,
      customer: i % 50,
      state: ["new", "paid", "sent"][i % 3],
      at: new Date(i * 1000),
      tags: [`t${i % 7}`, `u${i % 11}`],
      n: { deep: i % 10 },
    })),
  );
  await orders().createIndexes([
    { key: { customer: 1, at: -1 } },
    { key: { state: 1 } },
    { key: { tags: 1 } },
    { key: { "n.deep": 1 } },
  ]);
});

function stages(plan: Document): string[] {
  const inner = plan.inputStages ?? (plan.inputStage ? [plan.inputStage] : []);
  return [plan.stage + (plan.indexName ? ` ${plan.indexName}` : ""), ...inner.flatMap(stages)];
}

describe("the planner", () => {
  test.each<[string, Document, Document, string[], number]>([
    ["_id", { _id: 7 }, {}, ["IDHACK _id_"], 1],
    ["_id range", { _id: { $gte: 490 } }, {}, ["FETCH", "IXSCAN _id_"], 10],
    ["equality of a prefix", { customer: 3 }, {}, ["FETCH", "IXSCAN customer_1_at_-1"], 10],
    [
      "equality and range",
      { customer: 3, at: { $gte: new Date(400_000) } },
      {},
      ["FETCH", "IXSCAN customer_1_at_-1"],
      2,
    ],
    ["equality and sort", { customer: 3 }, { at: -1 }, ["FETCH", "IXSCAN customer_1_at_-1"], 10],
    ["equality and the sort backwards", { customer: 3 }, { at: 1 }, ["FETCH", "IXSCAN customer_1_at_-1"], 10],
    ["$in", { customer: { $in: [3, 4] } }, {}, ["FETCH", "IXSCAN customer_1_at_-1"], 20],
    ["a dotted path", { "n.deep": 4 }, {}, ["FETCH", "IXSCAN n.deep_1"], 50],
    ["an item of an array", { tags: "t3" }, {}, ["FETCH", "IXSCAN tags_1"], 71],
    ["the beginning of a text", { state: /^pa/ }, {}, ["FETCH", "IXSCAN state_1"], 167],
    [
      "$or by two indexes",
      { $or: [{ customer: 1 }, { tags: "u1" }] },
      {},
      ["FETCH", "OR", "IXSCAN customer_1_at_-1", "IXSCAN tags_1"],
      55,
    ],
    ["a sort the index cannot give", { customer: 3 }, { state: 1 }, ["SORT", "FETCH", "IXSCAN customer_1_at_-1"], 10],
    ["nothing helps", { other: 1 }, {}, ["COLLSCAN"], 500],
  ])("%s", async (_what, filter, sort, expected, examined) => {
    const explained = await orders().find(filter).sort(sort).explain("executionStats");
    expect(stages(explained.queryPlanner.winningPlan)).toEqual(expected);
    expect(explained.executionStats.totalDocsExamined).toBe(examined);
    const found = await orders().find(filter).sort(sort).toArray();
    const scanned = await orders().find(filter).sort(sort).hint({ $natural: 1 }).toArray();
    const ids = (docs: Document[]) => docs.map(({ _id }) => _id);
    const keys = (docs: Document[]) => docs.map((doc) => Object.keys(sort).map((name) => doc[name]));
    if (Object.keys(sort).length === 0) expect(ids(found).sort()).toEqual(ids(scanned).sort());
    else expect(keys(found)).toEqual(keys(scanned));
    expect(await orders().countDocuments(filter)).toBe(scanned.length);
  });

  test("a limit ends the search early", async () => {
    const explained = await orders()
      .find({ customer: { $gte: 0 } })
      .sort({ customer: 1 })
      .limit(5)
      .explain("executionStats");
    expect(explained.executionStats).toMatchObject({ nReturned: 5, totalDocsExamined: 5 });
  });

  test("updates, deletes and aggregations search by index as well", async () => {
    for (const command of [
      { update: "orders", updates: [{ q: { customer: 3 }, u: { $set: { x: 1 } }, multi: true }] },
      { delete: "orders", deletes: [{ q: { customer: 3 }, limit: 0 }] },
      {
        aggregate: "orders",
        pipeline: [{ $match: { customer: 3 } }, { $sort: { at: -1 } }, { $limit: 2 }],
        cursor: {},
      },
    ]) {
      const explained = await db().command({ explain: command, verbosity: "queryPlanner" });
      expect(JSON.stringify(explained.queryPlanner.winningPlan)).toContain("customer_1_at_-1");
    }
  });

  test("an equality inside $expr is searched by index, and still means what it says", async () => {
    const filter = { $expr: { $and: [{ $eq: ["$customer", 3] }, { $gt: ["$_id", 100] }] } };
    const explained = await orders().find(filter).explain("executionStats");
    expect(explained.executionStats).toMatchObject({ nReturned: 8, totalDocsExamined: 10 });
  });

  test("a hint is followed, and one that names nothing refused", async () => {
    const explained = await orders().find({ customer: 3 }).hint("state_1").explain("queryPlanner");
    expect(JSON.stringify(explained.queryPlanner.winningPlan)).toContain("state_1");
    await expect(orders().find({}).hint("nope").toArray()).rejects.toMatchObject({ code: 2 });
  });
});

describe("an index over arrays of documents", () => {
  test("keeps the fields of one item together and finds no less than a scan", async () => {
    const nested = things("nested");
    await nested.createIndex({ "items.a": 1, "items.b": 1 });
    await nested.insertMany([
      {
        _id: 1,
        items: [
          { a: 1, b: 2 },
          { a: 3, b: 4 },
        ],
      },
      { _id: 2, items: [{ a: 1, b: 4 }] },
      { _id: 3, items: [] },
      { _id: 4 },
    ]);
    const ids = async (filter: Document) =>
      (await nested.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    expect(await ids({ "items.a": 1, "items.b": 4 })).toEqual([1, 2]);
    expect(await ids({ items: { $elemMatch: { a: 1, b: 4 } } })).toEqual([2]);
    expect(await ids({ "items.a": null })).toEqual([4]);
    await expect(nested.createIndex({ x: 1, y: 1 })).resolves.toBe("x_1_y_1");
    await expect(nested.insertOne({ _id: 9, x: [1], y: [2] })).rejects.toMatchObject({ code: 171 });
  });
});

describe("indexes that refuse", () => {
  test("unique, in every batch and update", async () => {
    const users = things("users");
    await users.createIndex({ email: 1, org: 1 }, { unique: true });
    await users.insertOne({ _id: 1, email: "a", org: 1 });
    await expect(users.insertOne({ _id: 2, email: "a", org: 1 })).rejects.toMatchObject({
      code: 11000,
      message: 'E11000 duplicate key error collection: test.users index: email_1_org_1 dup key: { email: "a", org: 1 }',
      keyPattern: { email: 1, org: 1 },
      keyValue: { email: "a", org: 1 },
    });
    await users.insertOne({ _id: 2, email: "b", org: 1 });
    await expect(users.updateOne({ _id: 2 }, { $set: { email: "a" } })).rejects.toMatchObject({ code: 11000 });
    expect(await users.countDocuments({ email: "a" })).toBe(1);
  });

  test("sparse and partial ones leave documents out", async () => {
    const users = things("sparse");
    await users.createIndex({ phone: 1 }, { unique: true, sparse: true });
    await users.createIndex({ code: 1 }, { unique: true, partialFilterExpression: { active: true } });
    await users.insertMany([
      { _id: 1, code: 1, active: true },
      { _id: 2, code: 1, active: false },
      { _id: 3, code: 1 },
    ]);
    await expect(users.insertOne({ _id: 4, code: 1, active: true })).rejects.toMatchObject({ code: 11000 });
    expect(await users.countDocuments({ phone: null })).toBe(3);
    expect(await users.countDocuments({ code: 1 })).toBe(3);
    const used = await users.find({ code: 1, active: true }).explain("queryPlanner");
    expect(JSON.stringify(used.queryPlanner.winningPlan)).toContain("code_1");
  });

  test("building a unique index over duplicates fails and leaves no index", async () => {
    const twice = things("twice");
    await twice.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]);
    await expect(twice.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 11000 });
    expect(await twice.indexes()).toHaveLength(1);
  });

  test("an index becomes unique only when nothing stands against it", async () => {
    const some = things("becoming");
    await some.createIndex({ a: 1 });
    await some.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
    ]);
    const become = (what: Document) => db().command({ collMod: "becoming", index: { keyPattern: { a: 1 }, ...what } });
    await become({ prepareUnique: true });
    await expect(some.insertOne({ _id: 3, a: 1 })).rejects.toMatchObject({ code: 11000 });
    await expect(become({ unique: true })).rejects.toMatchObject({
      code: 359,
      errorResponse: { violations: [{ ids: [1, 2] }] },
    });
    await some.deleteOne({ _id: 2 });
    expect(await become({ unique: true })).toMatchObject({ unique_new: true });
    expect((await some.indexes()).at(-1)).toMatchObject({ name: "a_1", unique: true });
  });

  test("an index that exists otherwise is a conflict", async () => {
    const some = things("conflicts");
    await some.createIndex({ a: 1 });
    expect(await some.createIndex({ a: 1 })).toBe("a_1");
    await expect(some.createIndex({ a: 1 }, { unique: true })).rejects.toMatchObject({ code: 86 });
    await expect(some.createIndex({ a: 1 }, { name: "other" })).rejects.toMatchObject({ code: 85 });
    await expect(some.createIndex({ b: 1 }, { name: "a_1" })).rejects.toMatchObject({ code: 86 });
    await expect(some.dropIndex("nope")).rejects.toMatchObject({ code: 27 });
    await some.dropIndex("a_1");
    expect((await some.indexes()).map(({ name }) => name)).toEqual(["_id_"]);
  });
});

test("documents expire when their TTL index says so", async () => {
  const notes = things("notes");
  await notes.createIndex({ at: 1 }, { expireAfterSeconds: 1 });
  await notes.insertMany([
    { _id: 1, at: new Date(Date.now() - 60_000) },
    { _id: 2, at: new Date(Date.now() + 60_000) },
    { _id: 3, at: "never" },
  ]);
  await expect.poll(() => notes.countDocuments({ _id: 1 }), { timeout: 5000 }).toBe(0);
  expect(await notes.countDocuments()).toBe(2);
});
