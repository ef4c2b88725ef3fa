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
  const message = { kind: "application.received", payload: {}, status: "waiting", attempts: 0, delivered: 0 };
  const times = { nextAttemptAt: TEST_NOW, lockedUntil: null, lastError: "", createdAt: TEST_NOW, deliveredAt: null };
  await db
    .collection("outbox")
    .insertMany(
      Array.from({ length: WAITING }, () => ({ _id: objectId(newId()), aggregateId: newId(), ...message, ...times })),
    );
});
afterAll(() => api.close());

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
