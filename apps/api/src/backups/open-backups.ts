import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { openSpool, readIdentities, type Spool, verifyKeyOf } from "@vitrina/backup";
import type { ObjectStorage } from "@vitrina/object-storage";
import { MongoClient } from "mongodb";
import type { BackupEnv } from "../env.ts";
import { mongoBackupRuns } from "./backup-runs.mongo.ts";
import type { BackupRuns } from "./backup-runs.store.ts";
import { storageOf } from "./backup-settings.ts";

/** Everything that a command about backups needs. */
export type Backups = {
  env: BackupEnv;
  client: MongoClient;
  database: string;
  storage: ObjectStorage;
  spool: Spool;
  runs: BackupRuns;
  verifyKeys: readonly string[];
  identities: readonly string[];
  now: () => Date;
  /** Milliseconds that only grow. */
  ticks: () => number;
  say: (line: string) => void;
  progress: (line: string) => void;
  signal: AbortSignal;
  close: () => Promise<void>;
};

type Surroundings = Pick<Backups, "now" | "ticks" | "say" | "progress" | "signal"> & {
  identityFile?: string | undefined;
};

/** @throws MongoServerSelectionError when the database is not reached */
export async function openBackups(env: BackupEnv, surroundings: Surroundings): Promise<Backups> {
  const { identityFile, ...rest } = surroundings;
  const client = await connect(env.DATABASE_URL);
  try {
    const under = env.BACKUP_SPOOL ?? tmpdir();
    await mkdir(under, { recursive: true });
    const spool = await openSpool(under, isAlive, process.pid);
    return {
      ...rest,
      env,
      client,
      database: client.db().databaseName,
      storage: storageOf(env),
      spool,
      runs: mongoBackupRuns(client.db().collection("backup_runs"), rest.now),
      verifyKeys: [...(env.BACKUP_SIGNING_KEY ? [verifyKeyOf(env.BACKUP_SIGNING_KEY)] : []), ...env.BACKUP_VERIFY_KEYS],
      identities: readIdentities(identityFile ? readFileSync(identityFile, "utf8") : (env.BACKUP_IDENTITY ?? "")),
      close: async () => {
        await spool.close();
        await client.close();
      },
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** A whole collection may be read with one connection, and nothing may wait for ever. */
export function connect(url: string): Promise<MongoClient> {
  return new MongoClient(url, {
    appName: "vitrina-backup",
    serverSelectionTimeoutMS: 10_000,
    connectTimeoutMS: 10_000,
    socketTimeoutMS: 120_000,
    waitQueueTimeoutMS: 30_000,
    maxPoolSize: 5,
    writeConcern: { w: "majority" },
    readConcernLevel: "majority",
  }).connect();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
