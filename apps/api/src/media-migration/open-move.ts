import { cloudinaryContentStore } from "@vitrina/media/content-store";
import {
  emptyTally,
  Gate,
  MemoryBudget,
  type Move,
  type MoveEvent,
  mongoRegister,
  oldStores,
  records,
} from "@vitrina/media-migration";
import { MongoClient } from "mongodb";
import { cloudinaryAccount, type MigrationEnv } from "../env.ts";
import type { Arguments } from "./arguments.ts";
import { PLACES } from "./places.ts";

const FILE_MEMORY = 40_000_000;
const DOCUMENT_MEMORY = 24_000_000;

export type Surroundings = {
  now: () => Date;
  /** Milliseconds that only grow. */
  ticks: () => number;
  log: (event: MoveEvent) => void;
  signal: AbortSignal;
};

/**
 * Opens the connections a phase needs.
 *
 * @throws MongoServerSelectionError when the database is not reached, Error when it is the embedded one in production
 */
export async function openMove(
  env: MigrationEnv,
  { uploads, ownHosts, concurrency }: Pick<Arguments, "uploads" | "ownHosts" | "concurrency">,
  { now, ticks, log, signal }: Surroundings,
): Promise<{ move: Move; close: () => Promise<void> }> {
  const client = new MongoClient(env.DATABASE_URL, {
    appName: "vitrina-media-migration",
    serverSelectionTimeoutMS: 10_000,
    socketTimeoutMS: 120_000,
    maxPoolSize: 20,
    writeConcern: { w: "majority" },
  });
  try {
    await client.connect();
    await refuseEmbeddedInProduction(env, client);
  } catch (error) {
    await client.close();
    throw error;
  }
  const db = client.db();
  const tally = emptyTally();
  const gate = new Gate(concurrency, ticks);
  const contents = cloudinaryContentStore({
    ...cloudinaryAccount(env.CLOUDINARY_URL),
    connections: concurrency,
    now,
    onRateLimited: (waitMs) => {
      tally.rateLimited += 1;
      gate.tooMuch(waitMs);
    },
  });
  return {
    move: {
      db,
      places: PLACES,
      surroundings: { ownHosts: [new URL(env.PUBLIC_URL).hostname, ...ownHosts], deliveryBase: contents.deliveryBase },
      stores: oldStores(db, uploads),
      contents,
      records: records(db),
      register: mongoRegister(db),
      gate,
      fileMemory: new MemoryBudget(FILE_MEMORY),
      documentMemory: new MemoryBudget(DOCUMENT_MEMORY),
      lanes: concurrency * 8,
      now,
      signal,
      tally,
      log,
    },
    close: async () => {
      contents.close();
      await client.close();
    },
  };
}

async function refuseEmbeddedInProduction(env: MigrationEnv, client: MongoClient): Promise<void> {
  if (env.VITRINA_ENV !== "production") return;
  const hello = await client.db("admin").command({ hello: 1 });
  if (hello.setName === "embedded")
    throw new Error("DATABASE_URL leads to the embedded database, which is for local use only.");
}
