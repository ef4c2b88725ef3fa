import { type ClientSession, Long, MongoServerError } from "mongodb";
import { beforeEach, describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { client, db, things } = testServer();
const accounts = () => things("accounts");

beforeEach(async () => {
  await accounts().drop();
  await accounts().createIndex({ owner: 1 }, { unique: true });
  await accounts().insertMany([
    { _id: 1, owner: "ana", amount: 100 },
    { _id: 2, owner: "beto", amount: 0 },
  ]);
});

async function inSession<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = client().startSession();
  try {
    return await work(session);
  } finally {
    await session.endSession();
  }
}

const amounts = async (session?: ClientSession) =>
  (
    await accounts()
      .find({}, session ? { session } : {})
      .sort({ _id: 1 })
      .toArray()
  ).map(({ amount }) => amount);

describe("a transaction", () => {
  test("is seen by no one until it commits, and then whole", () =>
    inSession(async (session) => {
      session.startTransaction();
      await accounts().updateOne({ _id: 1 }, { $inc: { amount: -30 } }, { session });
      await accounts().updateOne({ _id: 2 }, { $inc: { amount: 30 } }, { session });
      await accounts().insertOne({ _id: 3, owner: "carla", amount: 7 }, { session });
      expect(await amounts()).toEqual([100, 0]);
      expect(await amounts(session)).toEqual([70, 30, 7]);
      expect(await accounts().countDocuments({ owner: "carla" }, { session })).toBe(1);
      expect(await accounts().countDocuments({ owner: "carla" })).toBe(0);
      await session.commitTransaction();
      expect(await amounts()).toEqual([70, 30, 7]);
      expect(await accounts().findOne({ owner: "carla" })).toMatchObject({ _id: 3 });
    }));

  test("leaves nothing behind when it is aborted", () =>
    inSession(async (session) => {
      session.startTransaction();
      await accounts().deleteOne({ _id: 1 }, { session });
      await accounts().insertOne({ _id: 9, owner: "zoe", amount: 1 }, { session });
      expect(await amounts(session)).toEqual([0, 1]);
      await session.abortTransaction();
      expect(await amounts()).toEqual([100, 0]);
      await accounts().insertOne({ _id: 9, owner: "zoe", amount: 2 });
    }));

  test("reads what was there when it began, whatever others commit meanwhile", () =>
    inSession(async (session) => {
      session.startTransaction();
      expect(await amounts(session)).toEqual([100, 0]);
      await accounts().updateOne({ _id: 1 }, { $set: { amount: 1, owner: "new" } });
      await accounts().deleteOne({ _id: 2 });
      await accounts().insertOne({ _id: 4, owner: "late", amount: 4 });
      expect(await amounts(session)).toEqual([100, 0]);
      expect(await accounts().findOne({ owner: "beto" }, { session })).toMatchObject({ _id: 2 });
      expect(await accounts().findOne({ _id: 2 }, { session })).toMatchObject({ owner: "beto" });
      expect(await accounts().findOne({ owner: "new" }, { session })).toBeNull();
      expect(await accounts().findOne({ owner: "late" }, { session })).toBeNull();
      expect(
        await accounts()
          .aggregate([{ $group: { _id: null, sum: { $sum: "$amount" } } }], { session })
          .toArray(),
      ).toEqual([{ _id: null, sum: 100 }]);
      await session.commitTransaction();
      expect(await amounts()).toEqual([1, 4]);
    }));

  test("of two that write one document the later gets a write conflict that asks for a retry", () =>
    inSession((first) =>
      inSession(async (second) => {
        first.startTransaction();
        second.startTransaction();
        await accounts().updateOne({ _id: 1 }, { $inc: { amount: 1 } }, { session: first });
        const clash = await accounts()
          .updateOne({ _id: 1 }, { $inc: { amount: 1 } }, { session: second })
          .catch((fault: unknown) => fault);
        expect(clash).toBeInstanceOf(MongoServerError);
        expect(clash).toMatchObject({
          code: 112,
          codeName: "WriteConflict",
          errorLabels: ["TransientTransactionError"],
        });
        await first.commitTransaction();
        await expect(second.commitTransaction()).rejects.toMatchObject({ code: 251, codeName: "NoSuchTransaction" });
      }),
    ));

  test("a write to what has changed since its snapshot is a conflict too", () =>
    inSession(async (session) => {
      session.startTransaction();
      await accounts().findOne({ _id: 2 }, { session });
      await accounts().updateOne({ _id: 1 }, { $set: { amount: 5 } });
      await expect(accounts().updateOne({ _id: 1 }, { $set: { amount: 6 } }, { session })).rejects.toMatchObject({
        code: 112,
      });
    }));

  test("two that take one unique key: the later one conflicts", () =>
    inSession((first) =>
      inSession(async (second) => {
        first.startTransaction();
        second.startTransaction();
        await accounts().insertOne({ _id: 5, owner: "same", amount: 0 }, { session: first });
        await expect(
          accounts().insertOne({ _id: 6, owner: "same", amount: 0 }, { session: second }),
        ).rejects.toMatchObject({ code: 112 });
        await first.commitTransaction();
      }),
    ));

  test("a duplicate inside it is a duplicate, and ends it", () =>
    inSession(async (session) => {
      session.startTransaction();
      await accounts().insertOne({ _id: 5, owner: "x", amount: 0 }, { session });
      await expect(accounts().insertOne({ _id: 6, owner: "x", amount: 0 }, { session })).rejects.toMatchObject({
        code: 11000,
      });
      await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
      expect(await accounts().countDocuments()).toBe(2);
    }));

  test("a key freed inside it can be taken again inside it", () =>
    inSession(async (session) => {
      session.startTransaction();
      await accounts().deleteOne({ _id: 1 }, { session });
      await accounts().insertOne({ _id: 1, owner: "ana", amount: 3 }, { session });
      await session.commitTransaction();
      expect(await amounts()).toEqual([3, 0]);
    }));

  test("a write outside waits for it and then happens", () =>
    inSession(async (session) => {
      session.startTransaction();
      await accounts().updateOne({ _id: 1 }, { $inc: { amount: 1 } }, { session });
      let done = false;
      const outside = accounts()
        .updateMany({}, { $inc: { amount: 10 } })
        .then((result) => {
          done = true;
          return result;
        });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(done).toBe(false);
      await session.commitTransaction();
      expect(await outside).toMatchObject({ modifiedCount: 2 });
      expect(await amounts()).toEqual([111, 10]);
    }));

  test("withTransaction retries until both of two rivals have had their way", async () => {
    const raise = () =>
      inSession((session) =>
        session.withTransaction(async () => {
          const account = await accounts().findOne({ _id: 1 }, { session });
          await accounts().updateOne({ _id: 1 }, { $set: { amount: account?.amount + 1 } }, { session });
        }),
      );
    await Promise.all([raise(), raise(), raise(), raise()]);
    expect((await amounts())[0]).toBe(104);
  });

  test("finds, sorts and updates many by index over its own writes", () =>
    inSession(async (session) => {
      session.startTransaction();
      await accounts().insertMany(
        [
          { _id: 7, owner: "a0", amount: 1 },
          { _id: 8, owner: "b0", amount: 1 },
        ],
        { session },
      );
      const owners = await accounts()
        .find({ owner: { $gte: "a" } }, { session })
        .sort({ owner: -1 })
        .toArray();
      expect(owners.map(({ owner }) => owner)).toEqual(["beto", "b0", "ana", "a0"]);
      expect(await accounts().updateMany({ owner: { $lt: "b" } }, { $inc: { amount: 1 } }, { session })).toMatchObject({
        modifiedCount: 2,
      });
      await session.commitTransaction();
      expect(
        await accounts()
          .find({ amount: { $in: [2, 101] } })
          .map(({ owner }) => owner)
          .toArray(),
      ).toEqual(["ana", "a0"]);
    }));

  test("an index made while it is open knows what it commits", () =>
    inSession(async (session) => {
      session.startTransaction();
      await accounts().updateOne({ _id: 1 }, { $set: { amount: 7 } }, { session });
      await accounts().insertOne({ _id: 5, owner: "x", amount: 7 }, { session });
      await accounts().createIndex({ amount: 1 });
      await session.commitTransaction();
      expect(await accounts().find({ amount: 7 }).hint("amount_1").toArray()).toHaveLength(2);
      expect(await accounts().find({ amount: 100 }).hint("amount_1").toArray()).toEqual([]);
    }));

  test("what the real server refuses inside one is refused", () =>
    inSession(async (session) => {
      session.startTransaction();
      await expect(accounts().estimatedDocumentCount({ session })).rejects.toMatchObject({ code: 263 });
      await expect(db().command({ listCollections: 1 }, { session })).rejects.toMatchObject({ code: 263 });
    }));

  test("a number nobody knows is refused", () =>
    inSession(async (session) => {
      const command = { find: "accounts", txnNumber: Long.fromNumber(5000), autocommit: false };
      await expect(db().command(command, { session })).rejects.toMatchObject({
        code: 251,
        errorLabels: ["TransientTransactionError"],
      });
    }));
});

describe("a retryable write", () => {
  test("sent twice is done once, and answered alike", () =>
    inSession(async (session) => {
      const raise = (txnNumber: number) =>
        db().command(
          {
            update: "accounts",
            updates: [{ q: { _id: 1 }, u: { $inc: { amount: 1 } } }],
            txnNumber: Long.fromNumber(1000 + txnNumber),
          },
          { session },
        );
      expect(await raise(1)).toMatchObject({ n: 1, nModified: 1 });
      expect(await raise(1)).toMatchObject({ n: 1, nModified: 1 });
      expect((await amounts())[0]).toBe(101);
      await raise(2);
      expect((await amounts())[0]).toBe(102);
      await expect(raise(1)).rejects.toMatchObject({ code: 225 });
    }));
});
