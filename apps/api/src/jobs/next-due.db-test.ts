import { newId, objectId } from "@vitrina/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mongoOutboxQueue } from "../outbox/outbox-queue.mongo.ts";
import { startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { expectByIndex } from "../testing/database-reads.test-kit.ts";
import { mongoJobQueue } from "./jobs.mongo.ts";

const WAITING = 300;
const HOLD_MS = 30_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ watched: true });
  const { db, ports } = api.wiring;
  for (let index = 0; index < WAITING; index += 1) {
    await ports.jobs.enqueue({ kind: "note", key: `note/${index}`, payload: {}, runAt: TEST_NOW });
  }
  await db.collection("outbox").insertMany(Array.from({ length: WAITING }, () => message(newId())));
});
afterAll(() => api.close());

const message = (aggregateId: string, times: { createdAt?: Date; nextAttemptAt?: Date } = {}) => ({
  _id: objectId(newId()),
  aggregateId,
  kind: "application.received",
  payload: {},
  status: "waiting",
  attempts: 0,
  delivered: 0,
  createdAt: TEST_NOW,
  nextAttemptAt: TEST_NOW,
  lockedUntil: null,
  lastError: "",
  deliveredAt: null,
  ...times,
});

test.each([
  ["job_runs", () => mongoJobQueue(api.wiring.db).hold(TEST_NOW, HOLD_MS)],
  ["outbox", () => mongoOutboxQueue(api.wiring.db).hold(TEST_NOW, HOLD_MS)],
] as const)("what is next in %s is found by an index, however much waits", async (collection, hold) => {
  await hold();
  const reads = await api.reads(collection, hold);
  expectByIndex(reads, { sorted: false });
  const [taken] = reads.filter(({ command }) => command === "findAndModify");
  expect(taken).toMatchObject({ sortsInMemory: false });
  expect(taken?.documentsExamined).toBeLessThan(5);
});

test("what may go is found at once though a hundred that may not are due for longer", async () => {
  const outbox = api.wiring.db.collection("outbox");
  await outbox.deleteMany({});
  const hourAgo = new Date(TEST_NOW.getTime() - 3_600_000);
  const people = Array.from({ length: 50 }, () => newId());
  await outbox.insertMany(people.map((person) => message(person, { createdAt: hourAgo })));
  await outbox.insertMany(people.flatMap((person) => [0, 1].map(() => message(person, { nextAttemptAt: hourAgo }))));
  const reads = await api.reads("outbox", async () => {
    const held = await mongoOutboxQueue(api.wiring.db).hold(TEST_NOW, HOLD_MS);
    const [first] = await outbox.find({ aggregateId: held?.aggregateId }).sort({ createdAt: 1 }).toArray();
    expect(String(first?._id)).toBe(held?.id);
  });
  expect(reads.length).toBeLessThan(10);
});
