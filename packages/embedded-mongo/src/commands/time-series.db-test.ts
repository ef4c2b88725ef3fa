import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { describe, expect, test, vi } from "vitest";
import { startEmbeddedMongo } from "../index.ts";
import { type Thing, type Things, testServer } from "../server.test-kit.ts";

const { client, db, things } = testServer();

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 12, minute));
const series = (name: string, options = {}) =>
  db().createCollection(name, { timeseries: { timeField: "at", metaField: "of" }, ...options });

describe("a time series", () => {
  test("is listed with what the server adds to its options", async () => {
    await series("listed", {
      timeseries: { timeField: "at", metaField: "of", granularity: "minutes" },
      expireAfterSeconds: 60,
    });
    expect(await db().listCollections({ name: "listed" }).toArray()).toEqual([
      {
        name: "listed",
        type: "timeseries",
        options: {
          timeseries: { timeField: "at", metaField: "of", granularity: "minutes", bucketMaxSpanSeconds: 86400 },
          expireAfterSeconds: 60,
        },
        info: { readOnly: false },
      },
    ]);
    expect((await things("listed").indexes()).map(({ name }) => name)).toEqual(["of_1_at_1"]);
    await series("listed", {
      timeseries: { timeField: "at", metaField: "of", granularity: "minutes" },
      expireAfterSeconds: 60,
    });
    await expect(series("listed")).rejects.toMatchObject({ code: 48 });
    await db().command({
      create: "spans",
      timeseries: { timeField: "at", bucketMaxSpanSeconds: 60, bucketRoundingSeconds: 60 },
    });
    const [spans] = await db().listCollections({ name: "spans" }).toArray();
    expect(spans).toMatchObject({ options: { timeseries: { bucketMaxSpanSeconds: 60, bucketRoundingSeconds: 60 } } });
    expect(await things("spans").indexes()).toEqual([]);
  });

  test("is refused where its options contradict each other", async () => {
    const create = (timeseries: object, more = {}) => db().command({ create: "bad", timeseries, ...more });
    await expect(create({})).rejects.toMatchObject({ code: 40414 });
    await expect(create({ timeField: "a.b" })).rejects.toMatchObject({ code: 72 });
    await expect(create({ timeField: "at", metaField: "at" })).rejects.toMatchObject({ code: 72 });
    await expect(create({ timeField: "at", metaField: "_id" })).rejects.toMatchObject({ code: 72 });
    await expect(create({ timeField: "at", granularity: "weeks" })).rejects.toMatchObject({ code: 2 });
    await expect(create({ timeField: "at", bucketMaxSpanSeconds: 60 })).rejects.toMatchObject({ code: 72 });
    await expect(create({ timeField: "at", other: 1 })).rejects.toMatchObject({ code: 40415 });
    await expect(create({ timeField: "at" }, { validator: {} })).rejects.toMatchObject({ code: 72 });
    await expect(create({ timeField: "at" }, { expireAfterSeconds: -1 })).rejects.toMatchObject({ code: 72 });
    await expect(db().command({ create: "bad", expireAfterSeconds: 1 })).rejects.toMatchObject({ code: 72 });
    const clustered = { create: "bad", expireAfterSeconds: 1, clusteredIndex: { key: { _id: 1 }, unique: true } };
    await expect(db().command(clustered)).rejects.toMatchObject({ code: 238 });
    expect(await db().listCollections({ name: "bad" }).toArray()).toEqual([]);
  });

  test("takes measurements with a date only, and many of one _id", async () => {
    await series("taken");
    const same = [
      { _id: 1, at: at(1), of: "a", n: 1 },
      { _id: 1, at: at(2), of: "b", n: 2 },
      { _id: 1, at: at(3), of: "a", n: 3 },
    ];
    await things("taken").insertMany(same);
    const refused = { code: 2, message: "'at' must be present and contain a valid BSON UTC datetime value" };
    await expect(things("taken").insertOne({ _id: 2, at: "today" })).rejects.toMatchObject(refused);
    await expect(things("taken").insertOne({ _id: 2 })).rejects.toMatchObject(refused);
    expect(await things("taken").find({ _id: 1 }).sort({ at: 1 }).toArray()).toEqual(same);
    expect(await things("taken").find({ of: "a" }).sort({ at: -1 }).toArray()).toEqual([same[2], same[0]]);
    expect(await things("taken").countDocuments({ _id: { $in: [1] } })).toBe(3);
    const sums = [{ $group: { _id: "$of", n: { $sum: "$n" } } }, { $sort: { _id: 1 } }];
    expect(await things("taken").aggregate(sums).toArray()).toEqual([
      { _id: "a", n: 4 },
      { _id: "b", n: 2 },
    ]);
    expect(await things("taken").deleteOne({ _id: 1, n: 3 })).toMatchObject({ deletedCount: 1 });
    expect(await things("taken").deleteMany({ at: { $lt: at(2) } })).toMatchObject({ deletedCount: 1 });
    expect(await things("taken").find().toArray()).toEqual([same[1]]);
  });

  test("updates the metaField of what the metaField selects, and nothing else", async () => {
    await series("updated");
    await things("updated").insertMany([
      { _id: 1, at: at(1), of: { place: "a" }, n: 1 },
      { _id: 2, at: at(2), of: { place: "b" } },
    ]);
    const updated = things("updated");
    expect(await updated.updateMany({ "of.place": "a" }, { $set: { "of.place": "c" } })).toMatchObject({
      modifiedCount: 1,
    });
    expect(await updated.find({ "of.place": "c" }).toArray()).toMatchObject([{ _id: 1, n: 1 }]);
    const no = { code: 72 };
    await expect(updated.updateOne({ "of.place": "b" }, { $set: { of: 1 } })).rejects.toMatchObject(no);
    await expect(updated.updateMany({ "of.place": "b" }, { $set: { n: 1 } })).rejects.toMatchObject(no);
    await expect(updated.updateMany({ "of.place": "b" }, { $rename: { "of.place": "n" } })).rejects.toMatchObject(no);
    await expect(updated.updateMany({ n: 1 }, { $set: { of: 1 } })).rejects.toMatchObject(no);
    await expect(updated.updateMany({ $or: [{ n: 1 }] }, { $set: { of: 1 } })).rejects.toMatchObject(no);
    await expect(updated.updateMany({ $expr: true }, { $set: { of: 1 } })).rejects.toMatchObject(no);
    await expect(updated.updateMany({}, [{ $set: { of: 1 } }])).rejects.toMatchObject(no);
    await expect(updated.updateMany({}, { $set: { of: 1 } }, { upsert: true })).rejects.toMatchObject(no);
    await expect(updated.replaceOne({}, { at: at(1) })).rejects.toMatchObject(no);
    await expect(updated.findOneAndDelete({})).rejects.toMatchObject({ code: 166 });
    await db().createCollection("bare", { timeseries: { timeField: "at" } });
    await expect(things("bare").updateMany({}, { $set: { of: 1 } })).rejects.toMatchObject(no);
    expect(await updated.find({ "of.place": "b" }).toArray()).toMatchObject([{ _id: 2, at: at(2) }]);
  });

  test("has no unique, text or plainly expiring index, and no change stream", async () => {
    await series("indexed");
    const indexed = things("indexed");
    await expect(indexed.createIndex({ of: 1 }, { unique: true })).rejects.toMatchObject({ code: 72 });
    await expect(indexed.createIndex({ of: "text" })).rejects.toMatchObject({ code: 72 });
    await expect(indexed.createIndex({ at: 1 }, { expireAfterSeconds: 1 })).rejects.toMatchObject({ code: 72 });
    await expect(indexed.createIndex({ n: 1 }, { sparse: true })).rejects.toMatchObject({ code: 72 });
    await expect(indexed.createIndex({ _id: 1 })).rejects.toMatchObject({ code: 238 });
    await indexed.createIndex({ n: 1 });
    expect((await indexed.indexes()).map(({ name }) => name)).toEqual(["of_1_at_1", "n_1"]);
    await expect(indexed.watch().next()).rejects.toMatchObject({ code: 166 });
    await expect(indexed.rename("other")).rejects.toMatchObject({ code: 166 });
    await expect(
      things("bare")
        .aggregate([{ $limit: 1 }, { $out: "indexed" }])
        .toArray(),
    ).rejects.toMatchObject({ code: 238 });
    await expect(
      things("bare")
        .aggregate([{ $merge: "indexed" }])
        .toArray(),
    ).rejects.toMatchObject({ code: 238 });
  });

  test("is read but not written inside a transaction", async () => {
    await series("moved");
    await things("moved").insertMany([
      { _id: 1, at: at(1), of: 1 },
      { _id: 1, at: at(2), of: 1 },
    ]);
    const writes = [
      () => things("moved").insertOne({ _id: 2, at: at(2) }, { session }),
      () => things("moved").updateMany({ of: 1 }, { $set: { of: 2 } }, { session }),
      () => things("moved").deleteMany({}, { session }),
      () => db().createCollection("never", { timeseries: { timeField: "at" }, session }),
    ];
    const session = client().startSession();
    for (const write of writes) {
      session.startTransaction();
      await expect(write()).rejects.toMatchObject({ code: 263 });
      await session.abortTransaction();
    }
    session.startTransaction();
    expect(await things("moved").find({}, { session }).toArray()).toHaveLength(2);
    await things("moved").deleteOne({ at: at(1) });
    expect(await things("moved").find({}, { session }).toArray()).toHaveLength(2);
    expect(await things("moved").find({ _id: 1 }, { session }).toArray()).toHaveLength(2);
    await session.commitTransaction();
    await session.endSession();
    expect(await things("moved").find().toArray()).toMatchObject([{ at: at(2) }]);
  });

  test("lets measurements go when their time is over, as collMod changes it", async () => {
    await series("gone", { expireAfterSeconds: 3600 });
    const now = Date.now();
    await things("gone").insertMany([
      { _id: 1, at: new Date(now - 7_200_000) },
      { _id: 2, at: new Date(now - 1_800_000) },
      { _id: 3, at: new Date(now + 3_600_000) },
    ]);
    const left = async () => (await things("gone").find().toArray()).map(({ _id }) => _id);
    await vi.waitFor(async () => expect(await left()).toEqual([2, 3]), { timeout: 10_000 });
    await db().command({ collMod: "gone", expireAfterSeconds: 600 });
    await vi.waitFor(async () => expect(await left()).toEqual([3]), { timeout: 10_000 });
    await db().command({ collMod: "gone", expireAfterSeconds: "off", timeseries: { granularity: "hours" } });
    const [gone] = await db().listCollections({ name: "gone" }).toArray();
    expect(gone && "options" in gone && gone.options).toEqual({
      timeseries: { timeField: "at", metaField: "of", granularity: "hours", bucketMaxSpanSeconds: 2592000 },
    });
    const back = { collMod: "gone", timeseries: { granularity: "seconds" } };
    await expect(db().command(back)).rejects.toMatchObject({ code: 72 });
    await expect(db().command({ collMod: "gone", validator: {} })).rejects.toMatchObject({ code: 72 });
    const spans = { collMod: "gone", timeseries: { bucketMaxSpanSeconds: 60, bucketRoundingSeconds: 60 } };
    await expect(db().command(spans)).rejects.toMatchObject({ code: 238 });
    await db().createCollection("plain");
    await expect(db().command({ collMod: "plain", expireAfterSeconds: 1 })).rejects.toMatchObject({ code: 72 });
  });

  test("is there again after a restart, its equal _ids included", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "series-"));
    const session = async <T>(work: (kept: Things) => Promise<T>): Promise<T> => {
      const server = await startEmbeddedMongo({ dataDir });
      const own = await MongoClient.connect(server.uri);
      try {
        const there = await own.db("test").listCollections({ name: "kept", type: "timeseries" }).hasNext();
        if (!there) await own.db("test").createCollection("kept", { timeseries: { timeField: "at", metaField: "of" } });
        return await work(own.db("test").collection<Thing>("kept"));
      } finally {
        await own.close();
        await server.close();
      }
    };
    try {
      await session((kept) =>
        kept.insertMany([
          { _id: 1, at: at(1), of: 1 },
          { _id: 1, at: at(2), of: 2 },
        ]),
      );
      await session((kept) => kept.insertOne({ _id: 1, at: at(3), of: 2 }));
      const found = await session((kept) => kept.find({ _id: 1, of: 2 }).sort({ at: -1 }).toArray());
      expect(found.map((one) => one.at)).toEqual([at(3), at(2)]);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});
