import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChangeStream, type Document, MongoClient } from "mongodb";
import { expect, test } from "vitest";
import { startEmbeddedMongo } from "../index.ts";
import { type Thing, testServer } from "../server.test-kit.ts";

const { client, db, things } = testServer();

/** Opens the stream on the server, so that what follows is seen. */
async function open(stream: ChangeStream): Promise<void> {
  await stream.tryNext();
}

test("a watcher is told of every change, in order, and of a transaction only when it commits", async () => {
  const watched = things("watched");
  const stream = watched.watch([], { fullDocument: "updateLookup" });
  await open(stream);
  await watched.insertOne({ _id: 1, a: 1, list: [1, 2, 3] });
  await watched.updateOne({ _id: 1 }, { $set: { a: 2, "b.c": 1 }, $unset: { list: "" } });
  await watched.replaceOne({ _id: 1 }, { z: 1 });
  await things("other").insertOne({ _id: 1 });
  await client().withSession((session) =>
    session.withTransaction(async () => {
      await watched.insertOne({ _id: 2 }, { session });
      await watched.deleteOne({ _id: 1 }, { session });
    }),
  );
  const events = [];
  for (let i = 0; i < 5; i++) events.push(await stream.next());
  expect(events[0]).toMatchObject({
    operationType: "insert",
    ns: { db: "test", coll: "watched" },
    documentKey: { _id: 1 },
    fullDocument: { a: 1 },
  });
  expect(events[1]).toMatchObject({
    operationType: "update",
    updateDescription: { updatedFields: { a: 2, b: { c: 1 } }, removedFields: ["list"], truncatedArrays: [] },
  });
  expect(events[2]).toMatchObject({ operationType: "replace", fullDocument: { _id: 1, z: 1 } });
  expect(
    events
      .slice(3)
      .map(({ operationType }) => operationType)
      .sort(),
  ).toEqual(["delete", "insert"]);
  await stream.close();
});

test("a stream can filter, follow a whole database, wait for what comes later, and ends with its collection", async () => {
  const whole = db().watch([{ $match: { operationType: "delete" } }]);
  const one = things("mortal").watch();
  await things("mortal").insertOne({ _id: 1 });
  await open(whole);
  await open(one);
  const later = whole.next();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await things("mortal").deleteMany({});
  expect(await later).toMatchObject({ operationType: "delete", ns: { coll: "mortal" } });
  await things("mortal").drop();
  const seen: string[] = [];
  while (seen.at(-1) !== "invalidate") seen.push((await one.next()).operationType);
  expect(seen.slice(-2)).toEqual(["drop", "invalidate"]);
  await whole.close();
});

test("after a restart a watcher goes on where it left off", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "embedded-mongo-"));
  let token: unknown;
  for (const pass of [1, 2]) {
    const server = await startEmbeddedMongo({ dataDir });
    const own = await MongoClient.connect(server.uriFor("kept"));
    const kept = own.db().collection<Thing>("kept");
    if (pass === 1) {
      const stream = kept.watch();
      await open(stream);
      await kept.insertMany([{ _id: 1 }, { _id: 2 }]);
      token = (await stream.next())._id;
      await stream.close();
    } else {
      const stream = kept.watch([], { resumeAfter: token });
      expect(await stream.next()).toMatchObject({ documentKey: { _id: 2 } });
      await stream.close();
    }
    await own.close();
    await server.close();
  }
  await rm(dataDir, { recursive: true });
});

test("with images kept, an event shows what its document was and became at that moment; without, that is said", async () => {
  await db().createCollection("imaged", { changeStreamPreAndPostImages: { enabled: true } });
  const imaged = things("imaged");
  await imaged.insertOne({ _id: 1, a: 1 });
  const stream = imaged.watch([], { fullDocument: "required", fullDocumentBeforeChange: "required" });
  await open(stream);
  await imaged.updateOne({ _id: 1 }, { $set: { a: 2 } });
  await imaged.updateOne({ _id: 1 }, { $set: { a: 3 } });
  await imaged.deleteOne({ _id: 1 });
  const first = await stream.next();
  expect(first).toMatchObject({ fullDocumentBeforeChange: { a: 1 }, fullDocument: { a: 2 } });
  expect(Object.keys(first).filter((name) => name.startsWith("$"))).toEqual([]);
  expect(await stream.next()).toMatchObject({ fullDocumentBeforeChange: { a: 2 }, fullDocument: { a: 3 } });
  expect(await stream.next()).toMatchObject({ operationType: "delete", fullDocumentBeforeChange: { a: 3 } });
  await stream.close();

  const plain = things("plain");
  await plain.insertOne({ _id: 1 });
  const lenient = plain.watch([], { fullDocument: "whenAvailable", fullDocumentBeforeChange: "whenAvailable" });
  const strict = plain.watch([], { fullDocument: "required" });
  await open(lenient);
  await open(strict);
  await plain.updateOne({ _id: 1 }, { $set: { a: 1 } });
  expect(await lenient.next()).toMatchObject({ fullDocument: null, fullDocumentBeforeChange: null });
  await expect(strict.next()).rejects.toMatchObject({ code: 47 });
  await lenient.close();
});

test("a renamed collection says its new name and ends its watchers", async () => {
  const named = things("named");
  await named.insertOne({ _id: 1 });
  const stream = named.watch();
  await open(stream);
  await named.rename("renamed");
  expect(await stream.next()).toMatchObject({
    operationType: "rename",
    ns: { db: "test", coll: "named" },
    to: { db: "test", coll: "renamed" },
  });
  expect(await stream.next()).toMatchObject({ operationType: "invalidate" });
  await stream.close();
});

test("a pipeline that takes away the token is refused", async () => {
  const watched = things("tokens");
  const stream = watched.watch([{ $project: { _id: 0 } }]);
  await open(stream);
  await watched.insertOne({ _id: 1 });
  await expect(stream.next()).rejects.toMatchObject({ code: 280 });
});

test("a batch's token is that of what it brought, so that going on from there misses nothing", async () => {
  const watch = (stage: Document) =>
    db().command({ aggregate: "portions", pipeline: [{ $changeStream: stage }], cursor: { batchSize: 1 } });
  await db().createCollection("portions");
  const { cursor } = await watch({});
  await things("portions").insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
  let after = cursor.postBatchResumeToken;
  for (const _id of [1, 2, 3]) {
    const resumed = await watch({ resumeAfter: after });
    expect(resumed.cursor.firstBatch).toMatchObject([
      { fullDocument: { _id }, _id: resumed.cursor.postBatchResumeToken },
    ]);
    after = resumed.cursor.postBatchResumeToken;
  }
});
