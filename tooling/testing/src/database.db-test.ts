import { MongoClient } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDatabase, type TestDatabase } from "./database.ts";

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([startDatabase(), startDatabase({ migrated: false })]);
});
afterAll(() => Promise.all([one.close(), other.close()]));

async function ask<Answer>(url: string, question: (client: MongoClient) => Promise<Answer>): Promise<Answer> {
  const client = new MongoClient(url);
  try {
    return await question(client);
  } finally {
    await client.close();
  }
}

const collectionsOf = (client: MongoClient) => client.db().listCollections({}, { nameOnly: true }).toArray();

test("every migration is applied", async () => {
  const names = (await ask(one.url, collectionsOf)).map(({ name }) => name);
  expect(names).toContain("ugc_campaigns");
  expect(names).toContain("_prisma_migrations");
});

test("two files do not see each other", async () => {
  expect(await ask(other.url, collectionsOf)).toEqual([]);
});

test("a transaction that is called off leaves nothing", async () => {
  await ask(other.url, async (client) => {
    const notes = client.db().collection<{ _id: string }>("notes");
    await notes.insertOne({ _id: "kept" });
    const session = client.startSession();
    const giveUp = session.withTransaction(async () => {
      await notes.insertOne({ _id: "called off" }, { session });
      throw new Error("changed our mind");
    });
    await expect(giveUp).rejects.toThrow("changed our mind");
    await session.endSession();
    expect(await notes.find().toArray()).toEqual([{ _id: "kept" }]);
  });
});
