import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Collection, MongoClient } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { startEmbeddedMongo } from "../index.ts";
import { Engine } from "../server/engine.ts";
import { type Thing, testServer } from "../server.test-kit.ts";
import { encodeDocument } from "../values/encode.ts";
import { toDoc } from "../values/value.ts";
import { TRANSACTION_LIFETIME_MS } from "./sessions.ts";

const { client, things } = testServer();

const COUNT = 400;
const numbered = (count = COUNT) => Array.from({ length: count }, (_, _id) => ({ _id, rank: count - _id, seen: 0 }));

/** Changes documents on both sides of wherever a reader is: some move in the index, some go, some come. */
async function stir(name: string, turn: number): Promise<void> {
  await things(name).updateMany({ _id: { $mod: [7, turn % 7] } }, { $inc: { rank: turn % 2 ? 1_000 : -1_000 } });
  await things(name).updateMany({ _id: { $mod: [5, turn % 5] } }, { $inc: { seen: 1 } });
  await things(name).deleteMany({ _id: { $mod: [31, turn % 31] } });
  await things(name).insertMany([{ _id: COUNT + turn }, { _id: `new ${turn}`, rank: turn * 10 }]);
}

test.each([
  ["a scan", {}, {}],
  ["a backward scan", {}, { sort: { $natural: -1 } }],
  ["the order of an index", {}, { sort: { rank: 1 } }],
  ["the order of an index backwards", { rank: { $gt: 5 } }, { sort: { rank: -1 } }],
  ["a range of _id", { _id: { $gte: 3 } }, { sort: { _id: 1 } }],
] as const)(
  "%s inside a transaction shows one state, however much others write between its batches",
  async (_what, filter, options) => {
    const name = `read ${_what}`;
    await things(name).createIndex({ rank: 1 });
    await things(name).insertMany(numbered());
    const expected = await things(name).find(filter, options).toArray();
    await client().withSession(async (session) => {
      session.startTransaction();
      const cursor = things(name).find(filter, { ...options, session, batchSize: 40 });
      const found: Thing[] = [];
      for await (const one of cursor) if (found.push(one) % 40 === 0) await stir(name, found.length / 40);
      expect(found).toEqual(expected);
      expect(
        await things(name)
          .find(filter, { ...options, session })
          .toArray(),
      ).toEqual(expected);
      await session.commitTransaction();
    });
    expect(await things(name).countDocuments()).not.toBe(COUNT);
  },
);

test("a snapshot session reads the whole database as it was, and holds up no writer", async () => {
  await things("left").insertMany(numbered());
  await things("right").insertMany(numbered());
  const session = client().startSession({ snapshot: true });
  expect(await things("left").find({}, { session }).toArray()).toEqual(numbered());
  for (let turn = 1; turn < 5; turn++) {
    await stir("left", turn);
    await stir("right", turn);
  }
  expect(await things("right").find({}, { session, batchSize: 30 }).toArray()).toEqual(numbered());
  expect(await things("right").distinct("seen", {}, { session })).toEqual([0]);
  const sum = [{ $group: { _id: null, ranks: { $sum: "$rank" }, n: { $sum: 1 } } }];
  expect(await things("left").aggregate(sum, { session }).toArray()).toEqual([
    { _id: null, n: COUNT, ranks: (COUNT * (COUNT + 1)) / 2 },
  ]);
  await things("right").drop();
  await expect(things("right").find({}, { session }).toArray()).rejects.toMatchObject({ code: 246 });
  await session.endSession();
});

test("a transaction is told when a collection it wants to read has been dropped meanwhile", async () => {
  await things("here").insertOne({ _id: 1 });
  await things("gone").insertOne({ _id: 1 });
  await client().withSession(async (session) => {
    session.startTransaction();
    expect(await things("here").findOne({}, { session })).toEqual({ _id: 1 });
    await things("gone").drop();
    const fault = await things("gone")
      .findOne({}, { session })
      .catch((one) => one);
    expect(fault).toMatchObject({ codeName: "SnapshotUnavailable" });
    expect(fault.hasErrorLabel("TransientTransactionError")).toBe(true);
    await session.abortTransaction();
  });
});

const MB = 2 ** 20;

async function onDisk(): Promise<{ kept: Collection<Thing>; own: MongoClient; logMb: () => Promise<number> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "embedded-mongo-snapshot-"));
  const server = await startEmbeddedMongo({ dataDir });
  const own = await MongoClient.connect(server.uri);
  onTestFinished(async () => {
    await own.close();
    await server.close();
    await rm(dataDir, { recursive: true });
  });
  const logMb = async () => (await stat(join(dataDir, "embedded-mongo.sqlite-wal"))).size / MB;
  return { kept: own.db("t").collection<Thing>("kept"), own, logMb };
}

test("the log on disk stays small while a snapshot is kept and others write, and afterwards", async () => {
  const { kept, own, logMb } = await onDisk();
  const text = "x".repeat(10_000);
  const written = Array.from({ length: 100 }, (_, _id) => ({ _id, turn: 0, text }));
  await kept.insertMany(written);
  const session = own.startSession();
  session.startTransaction();
  expect(await kept.countDocuments({}, { session })).toBe(100);
  for (let turn = 1; turn <= 40; turn++) await kept.updateMany({}, { $set: { turn, text: text + turn } });
  expect(await logMb()).toBeLessThan(16);
  expect(await kept.find({}, { session }).toArray()).toEqual(written);
  await session.commitTransaction();
  await session.endSession();
  expect(await logMb()).toBeLessThan(16);
  expect(await kept.countDocuments({ turn: 40 })).toBe(100);
});

test("after one large write the log shrinks again", async () => {
  const { kept, logMb } = await onDisk();
  const text = "x".repeat(100_000);
  await kept.insertMany(Array.from({ length: 300 }, (_, _id) => ({ _id, text })));
  await kept.updateMany({}, { $set: { turn: 1 } });
  expect(await logMb()).toBeGreaterThan(20);
  await kept.updateOne({ _id: 1 }, { $set: { turn: 2 } });
  await kept.updateOne({ _id: 1 }, { $set: { turn: 3 } });
  expect(await logMb()).toBeLessThanOrEqual(16);
});

test("a transaction that nobody ends is ended when its time is over, and whoever waited for it goes on", async () => {
  const engine = new Engine(undefined, () => {});
  onTestFinished(() => engine.close());
  const collection = engine.createCollection("t", "c", new Map());
  const insert = (transaction: Parameters<Engine["view"]>[1]) => () => {
    const doc = toDoc({ _id: 1 });
    engine.view(collection, transaction).insert(doc, encodeDocument(doc));
  };
  const abandoned = engine.sessions.begin("aa", 1n);
  insert(abandoned)();
  const waiting = engine.write(null, insert(null));
  engine.sessions.sweep(abandoned.startedAt + TRANSACTION_LIFETIME_MS - 1);
  expect(engine.sessions.find("aa", 1n)).toBe(abandoned);
  engine.sessions.sweep(abandoned.startedAt + TRANSACTION_LIFETIME_MS);
  await waiting;
  expect(engine.view(collection, null).quickCount()).toBe(1);
  expect(() => engine.sessions.find("aa", 1n)).toThrow(
    expect.objectContaining({ codeName: "NoSuchTransaction", labels: ["TransientTransactionError"] }),
  );
});

test("a snapshot that would come to hold too much of what others changed ends, and says so to who reads on", () => {
  const engine = new Engine(undefined, () => {});
  onTestFinished(() => engine.close());
  const collection = engine.createCollection("t", "c", new Map());
  const reader = engine.sessions.snapshots.take("aa", engine.timestamp());
  const reading = engine.view(collection, reader).scan();
  const former = encodeDocument(toDoc({ _id: 1, text: "x".repeat(15 * MB) }));
  for (let r = 1; r <= 17; r++) engine.sessions.remember(collection, r, former);
  expect(reader.state).toBe("open");
  engine.sessions.remember(collection, 18, former);
  expect(reader.state).toBe("aborted");
  expect(() => reading.next()).toThrow(expect.objectContaining({ codeName: "SnapshotTooOld" }));
});
