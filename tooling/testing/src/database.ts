import { randomBytes } from "node:crypto";
import { startEmbeddedMongo } from "@vitrina/embedded-mongo";
import { MongoClient } from "mongodb";
import { migrateFromTemplate } from "./template.ts";

export type TestDatabase = {
  /** `mongodb://…/<database>`, for drivers and for Prisma. */
  url: string;
  /** Stops the server, or drops the database on a server that stays. */
  close: () => Promise<void>;
};

/**
 * A database of its own for one test file, with every migration applied: on a new embedded server in memory, or under a fresh
 * name on the replica set that `MONGODB_URL` names, which is how the same tests judge a real server.
 *
 * @param migrated - false leaves it without collections
 */
export async function startDatabase({ migrated = true }: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const { MONGODB_URL } = process.env;
  const database = MONGODB_URL ? onRealServer(MONGODB_URL) : await onEmbeddedServer();
  try {
    if (migrated) await (MONGODB_URL ? migrate(database.url) : migrateFromTemplate(database.url, migrate));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Prisma takes a second to load, so that only who needs it waits for it. */
async function migrate(url: string): Promise<void> {
  const prisma = await import("@vitrina/prisma");
  await prisma.migrate(url);
}

async function onEmbeddedServer(): Promise<TestDatabase> {
  const server = await startEmbeddedMongo();
  return { url: server.uriFor("vitrina_test"), close: () => server.close() };
}

function onRealServer(server: string): TestDatabase {
  const url = new URL(server);
  url.pathname = `/vitrina_test_${Date.now().toString(36)}_${randomBytes(4).toString("hex")}`;
  return { url: url.href, close: () => dropDatabase(url.href) };
}

async function dropDatabase(url: string): Promise<void> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
