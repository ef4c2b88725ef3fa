import { migrate, storageHash } from "@vitrina/prisma";
import { startDatabase, type TestDatabase } from "@vitrina/testing";
import { MongoClient } from "mongodb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let client: MongoClient;
beforeEach(async () => {
  database = await startDatabase({ migrated: false });
  client = await MongoClient.connect(database.url);
});
afterEach(async () => {
  await client.close();
  await database.close();
});

const reached = () => client.db().collection("_prisma_migrations").countDocuments({ storageHash });

test("three that start at once apply each migration once, and all end well", async () => {
  const applied = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
  const [first = 0, ...others] = applied.sort((one, other) => other - one);
  expect([first > 0, others]).toEqual([true, [0, 0]]);
  expect(await reached()).toBe(1);
});

test("one that was killed does not stop the next", async () => {
  await client
    .db()
    .collection<{ _id: string; holder: string; until: Date }>("_leases")
    .insertOne({ _id: "migrate", holder: "a killed one", until: new Date(Date.now() + 1_000) });
  expect(await migrate(database.url)).toBeGreaterThan(0);
  expect(await reached()).toBe(1);
});
