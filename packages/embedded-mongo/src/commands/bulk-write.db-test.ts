import type { Document } from "mongodb";
import { beforeEach, describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { client, db, things } = testServer();

const NS = [{ ns: "test.one" }, { ns: "test.two" }];
const run = (ops: Document[], more: Document = {}) =>
  client()
    .db("admin")
    .command({ bulkWrite: 1, ops, nsInfo: NS, ...more });
const insert = (which: number, document: Document) => ({ insert: which, document });

beforeEach(async () => {
  await db().dropDatabase();
});

describe("a bulk write over several collections", () => {
  test("tells what each operation did, and the sums", async () => {
    const reply = await run([
      insert(0, { _id: 1, n: 1 }),
      insert(1, { _id: 1, n: 5 }),
      { update: 0, filter: { _id: 1 }, updateMods: { $inc: { n: 1 } } },
      { update: 1, filter: { _id: 9 }, updateMods: { $set: { n: 9 } }, upsert: true },
      { update: 1, filter: {}, updateMods: [{ $set: { m: { $add: ["$n", 1] } } }], multi: true },
      { delete: 0, filter: {}, multi: true },
    ]);
    expect(reply).toMatchObject({ nErrors: 0, nInserted: 2, nMatched: 3, nModified: 3, nUpserted: 1, nDeleted: 1 });
    expect(reply.cursor.firstBatch).toEqual([
      { ok: 1, idx: 0, n: 1 },
      { ok: 1, idx: 1, n: 1 },
      { ok: 1, idx: 2, n: 1, nModified: 1 },
      { ok: 1, idx: 3, n: 1, nModified: 0, upserted: { _id: 9 } },
      { ok: 1, idx: 4, n: 2, nModified: 2 },
      { ok: 1, idx: 5, n: 1 },
    ]);
    expect(await things("one").countDocuments()).toBe(0);
    expect(await things("two").find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 5, m: 6 },
      { _id: 9, n: 9, m: 10 },
    ]);
  });

  test("gives each result through the driver when asked", async () => {
    const result = await client().bulkWrite(
      [
        { namespace: "test.one", name: "insertOne", document: { _id: 1 } },
        { namespace: "test.two", name: "replaceOne", filter: { _id: 2 }, replacement: { a: 1 }, upsert: true },
        { namespace: "test.one", name: "deleteOne", filter: { _id: 1 } },
      ] as never,
      { verboseResults: true },
    );
    expect(result.insertResults?.get(0)).toEqual({ insertedId: 1 });
    expect(result.updateResults?.get(1)).toMatchObject({ matchedCount: 1, modifiedCount: 0, upsertedId: 2 });
    expect(result.deleteResults?.get(2)).toEqual({ deletedCount: 1 });
  });

  test("in order stops at the first error, otherwise goes on", async () => {
    const ops = [insert(0, { _id: 1 }), insert(0, { _id: 1 }), insert(1, { _id: 2 })];
    const ordered = await run(ops);
    expect(ordered).toMatchObject({ nErrors: 1, nInserted: 1 });
    expect(ordered.cursor.firstBatch).toMatchObject([
      { ok: 1 },
      { ok: 0, idx: 1, code: 11000, keyValue: { _id: 1 }, n: 0 },
    ]);
    expect(await things("two").countDocuments()).toBe(0);
    const unordered = await run(ops, { ordered: false });
    expect(unordered).toMatchObject({ nErrors: 2, nInserted: 1 });
    expect(unordered.cursor.firstBatch.map(({ ok }: Document) => ok)).toEqual([0, 0, 1]);
    expect(await things("two").find().toArray()).toEqual([{ _id: 2 }]);
  });

  test("keeps the results that went well to itself when errors are all that is asked for", async () => {
    const quiet = await run([insert(0, { _id: 1 }), insert(0, { _id: 1 }), insert(1, { _id: 2 })], {
      ordered: false,
      errorsOnly: true,
    });
    expect(quiet).toMatchObject({ nErrors: 1, nInserted: 2 });
    expect(quiet.cursor.firstBatch).toMatchObject([{ ok: 0, idx: 1, code: 11000 }]);
  });

  test("knows variables, sorts, filters on arrays and hints", async () => {
    await things("one").insertMany([
      { _id: 1, n: 1, list: [1, 5] },
      { _id: 2, n: 2, list: [7] },
    ]);
    await run(
      [
        { update: 0, filter: { $expr: { $eq: ["$n", "$$wanted"] } }, updateMods: [{ $set: { found: "$$wanted" } }] },
        { update: 0, filter: {}, updateMods: { $set: { last: true } }, sort: { n: -1 } },
        {
          update: 0,
          filter: {},
          updateMods: { $set: { "list.$[big]": 0 } },
          arrayFilters: [{ big: { $gt: 4 } }],
          multi: true,
        },
        { delete: 0, filter: { $expr: { $gt: ["$n", "$$wanted"] } }, hint: "_id_" },
      ],
      { let: { wanted: 1 } },
    );
    expect(await things("one").find().toArray()).toEqual([{ _id: 1, n: 1, list: [1, 0], found: 1 }]);
    const both = await run([{ update: 0, filter: {}, updateMods: { $set: { a: 1 } }, sort: { n: 1 }, multi: true }]);
    expect(both.cursor.firstBatch).toMatchObject([{ ok: 0, code: 9 }]);
    const unknown = await run([{ delete: 0, filter: {}, hint: "none_1" }]);
    expect(unknown.cursor.firstBatch).toMatchObject([{ ok: 0, code: 2 }]);
  });

  test("meets validators unless told to go past them", async () => {
    await db().createCollection("one", { validator: { n: { $type: "int" } } });
    const ops = [insert(0, { _id: 1, n: "x" }), { update: 0, filter: { _id: 1 }, updateMods: { $set: { n: "y" } } }];
    const refused = await run(ops);
    expect(refused).toMatchObject({ nErrors: 1, nInserted: 0 });
    expect(refused.cursor.firstBatch).toMatchObject([{ ok: 0, code: 121, errInfo: { failingDocumentId: 1 } }]);
    expect(await run(ops, { bypassDocumentValidation: true })).toMatchObject({
      nErrors: 0,
      nInserted: 1,
      nModified: 1,
    });
  });

  test("hands its results out in portions", async () => {
    const ops = Array.from({ length: 10 }, (_, i) => insert(i % 2, { _id: i }));
    const reply = await run(ops, { cursor: { batchSize: 4 } });
    expect(reply.cursor).toMatchObject({ ns: "admin.$cmd.bulkWrite" });
    const seen = reply.cursor.firstBatch.map(({ idx }: Document) => idx);
    expect(seen).toEqual([0, 1, 2, 3]);
    const more = await client().db("admin").command({ getMore: reply.cursor.id, collection: "$cmd.bulkWrite" });
    expect(more.cursor.nextBatch.map(({ idx }: Document) => idx)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(String(more.cursor.id)).toBe("0");
  });

  test("is all or nothing inside a transaction", async () => {
    await db().createCollection("one");
    const session = client().startSession();
    session.startTransaction();
    await client()
      .db("admin")
      .command({ bulkWrite: 1, ops: [insert(0, { _id: 1 })], nsInfo: NS }, { session });
    expect(await things("one").countDocuments()).toBe(0);
    await session.abortTransaction();
    await session.endSession();
    expect(await things("one").countDocuments()).toBe(0);
  });

  test("that cannot be meant changes nothing", async () => {
    const good = insert(0, { _id: 1 });
    await expect(run([])).rejects.toMatchObject({ code: 16 });
    await expect(run([good, insert(2, { _id: 1 })])).rejects.toMatchObject({ code: 2 });
    await expect(run([good, { upsert: 0 }])).rejects.toMatchObject({ code: 40415 });
    await expect(run([good, { ...good, upsert: true }])).rejects.toMatchObject({ code: 40415 });
    await expect(run([good], { nsInfo: [{ ns: "one" }] })).rejects.toMatchObject({ code: 73 });
    await expect(run([good], { nsInfo: [{ ns: "test.one" }, { ns: "test.one" }] })).rejects.toMatchObject({ code: 2 });
    await expect(db().command({ bulkWrite: 1, ops: [good], nsInfo: NS })).rejects.toMatchObject({ code: 13 });
    expect(await run([{ update: 1, filter: {}, updateMods: { $set: { a: 1 } } }])).toMatchObject({ nMatched: 0 });
    expect(await db().listCollections().toArray()).toEqual([]);
  });
});
