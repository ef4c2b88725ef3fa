import { migrate } from "@vitrina/prisma";
import { MongoClient } from "mongodb";
import { afterAll, expect, test } from "vitest";
import { startDatabase, type TestDatabase } from "./database.ts";

const open: TestDatabase[] = [];
afterAll(() => Promise.all(open.map((database) => database.close())));

async function shapeOf(url: string) {
  const client = new MongoClient(url);
  try {
    const db = client.db();
    const collections = (await db.listCollections({}, { nameOnly: false }).toArray()).sort((a, b) =>
      a.name.localeCompare(b.name),
    );
    const indexes = await Promise.all(collections.map(({ name }) => db.collection(name).indexes()));
    const record = await db.collection("_prisma_migrations").find().sort({ _id: 1 }).toArray();
    return {
      collections: collections.map(({ name, options }, index) => ({ name, options, indexes: indexes[index] })),
      record: record.map(({ _id, storageHash }) => ({ _id: String(_id).slice(0, 3), storageHash })),
    };
  } finally {
    await client.close();
  }
}

test("a database from the template is what the migrations make, and further migrations find nothing to do", async () => {
  const [plain, first, again] = [
    await startDatabase({ migrated: false }),
    await startDatabase(),
    await startDatabase(),
  ];
  open.push(plain, first, again);
  await migrate(plain.url);
  const truth = await shapeOf(plain.url);
  expect(truth.collections.length).toBeGreaterThan(5);
  expect(await shapeOf(first.url)).toEqual(truth);
  expect(await shapeOf(again.url)).toEqual(truth);
  expect(await migrate(again.url)).toBe(0);
});
