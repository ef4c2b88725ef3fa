import { type Contract, contract, storageHash } from "@vitrina/prisma";
import { type Collection, type Db, MongoClient, type MongoClientOptions, type RunCommandOptions } from "mongodb";
import type { Decoded } from "./decode.ts";
import { sessionClient, sessionDb } from "./session.ts";
import { transaction } from "./transaction.ts";

/** Waits are bounded: the driver's own defaults wait for ever for a socket or a place in the pool. */
const BOUNDED: MongoClientOptions = {
  serverSelectionTimeoutMS: 5_000,
  // Also how long the monitor waits for an answer before it gives up the connections in use.
  connectTimeoutMS: 10_000,
  socketTimeoutMS: 45_000,
  waitQueueTimeoutMS: 5_000,
  maxPoolSize: 50,
  maxIdleTimeMS: 60_000,
  retryWrites: true,
  writeConcern: { w: "majority" },
  readConcernLevel: "majority",
};

export type Database = Awaited<ReturnType<typeof connectDatabase>>;

type Collections = Database["orm"];

/** A document of a stored collection as the code sees it, ids as strings. */
export type Row<Name extends keyof Collections> = Decoded<NonNullable<Awaited<ReturnType<Collections[Name]["first"]>>>>;

const HEALTH_DEADLINE_MS = 1_000;

/** Which check fails, or null. The driver itself would wait five seconds for a server; a prober does not. */
async function health(db: Db): Promise<"database" | "migrations" | null> {
  const maxTimeMS = HEALTH_DEADLINE_MS;
  const asking = async () => {
    await db.command({ ping: 1 }, { readPreference: "primary", maxTimeMS } as RunCommandOptions);
    // A newer build may have brought the database further already: what counts is that ours was reached.
    const reached = { $or: [{ storageHash }, { type: "ledger", to: storageHash }] };
    const marker = await db.collection("_prisma_migrations").findOne(reached, { maxTimeMS });
    return marker ? null : ("migrations" as const);
  };
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<"database">((resolve) => {
    timer = setTimeout(() => resolve("database"), HEALTH_DEADLINE_MS);
  });
  try {
    return await Promise.race([asking().catch(() => "database" as const), overdue]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens the one connection pool of a process, and Prisma on it.
 *
 * @param url - `mongodb://…/<database>`; the path names the database
 * @returns
 * - `orm`: Prisma's collections, by stored name; part of the current transaction when there is one
 * - `collection(name)`: the driver's, for what Prisma cannot say (ranges, bulk writes); transaction-aware as well
 * - `driver`: the driver's database, transaction-aware, for a library that brings its own collections
 * - `transaction(work)`: see {@link transaction}
 * - `health()`: which check fails, or null. A database that a newer build has migrated further is healthy, so that this one
 *   goes on serving while it is replaced
 * @throws MongoServerSelectionError when the server is not reached within 5 s
 */
export async function connectDatabase(url: string, options: { appName: string; monitorCommands?: boolean }) {
  const { default: mongo } = await import("@prisma/orm-mongo/runtime");
  const client = new MongoClient(url, { ...BOUNDED, ...options });
  await client.connect();
  const db = client.db();
  const prisma = mongo<Contract>({
    contractJson: contract,
    mongoClient: sessionClient(client),
    dbName: db.databaseName,
  });
  const carried = sessionDb(db);

  return {
    client,
    name: db.databaseName,
    orm: prisma.orm,
    collection: (name: keyof typeof prisma.orm & string): Collection => carried.collection(name),
    driver: carried,
    transaction: <T>(work: () => Promise<T>): Promise<T> => transaction(client, work),
    health: () => health(db),
    async close(): Promise<void> {
      await prisma.close();
      await client.close();
    },
  };
}
