import { describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { client, db, things } = testServer();

describe("a collection created in a transaction", () => {
  test("comes with the commit, its index and its documents together", async () => {
    await client().withSession(async (session) => {
      session.startTransaction();
      await db().createCollection("new", { session });
      await things("new").createIndex({ a: 1 }, { session, unique: true });
      await things("new").insertOne({ _id: 1, a: 1 }, { session });
      await things("implied").insertOne({ _id: 1 }, { session });
      expect(
        await db()
          .listCollections({ name: { $in: ["new", "implied"] } })
          .toArray(),
      ).toEqual([]);
      expect(await things("new").find({ a: 1 }, { session }).toArray()).toHaveLength(1);
      await session.commitTransaction();
    });
    expect((await things("new").indexes()).map(({ name }) => name)).toEqual(["_id_", "a_1"]);
    expect(await things("new").findOne({ a: 1 })).toEqual({ _id: 1, a: 1 });
    expect(await things("implied").countDocuments()).toBe(1);
    await expect(things("new").insertOne({ _id: 2, a: 1 })).rejects.toMatchObject({ code: 11000 });
  });

  test("goes with the abort", async () => {
    await client().withSession(async (session) => {
      session.startTransaction();
      await things("never").insertOne({ _id: 1 }, { session });
      await session.abortTransaction();
    });
    expect(await db().listCollections({ name: "never" }).toArray()).toEqual([]);
    await things("never").insertOne({ _id: 1 });
    expect(await things("never").countDocuments()).toBe(1);
  });

  test("gives way to one that somebody else was quicker to create", async () => {
    await client().withSession(async (session) => {
      session.startTransaction();
      await things("raced").insertOne({ _id: 1 }, { session });
      await things("raced").insertOne({ _id: 2 });
      await expect(session.commitTransaction()).rejects.toMatchObject({ errorLabels: ["TransientTransactionError"] });
    });
    expect(await things("raced").find().toArray()).toEqual([{ _id: 2 }]);
  });

  test("is the only one that an index can be built on inside a transaction", async () => {
    await things("old").insertOne({ _id: 1 });
    await client().withSession(async (session) => {
      session.startTransaction();
      await expect(things("old").createIndex({ a: 1 }, { session })).rejects.toMatchObject({ code: 263 });
    });
  });
});
