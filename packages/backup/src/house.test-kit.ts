import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { objectStorage } from "@vitrina/object-storage";
import { controlOf, startSandbox } from "@vitrina/sandbox";
import { startDatabase } from "@vitrina/testing";
import { MongoClient } from "mongodb";
import { sealingKeys } from "./keys.test-kit.ts";
import { openSpool, type Spool } from "./spool.ts";
import { type Taken, type TakeOptions, takeBackup } from "./take-backup.ts";

export type House = Awaited<ReturnType<typeof openHouse>>;

/** A database, a bucket and keys of its own. */
export async function openHouse() {
  const dataDir = await mkdtemp(join(tmpdir(), "vitrina-backup-test-"));
  const [database, sandbox, keys] = await Promise.all([
    startDatabase({ migrated: false }),
    startSandbox({ dataDir }),
    sealingKeys(),
  ]);
  const { origin: endpoint, region, bucket, accessKeyId, secretAccessKey } = sandbox.s3;
  const config = { vendor: "aws" as const, endpoint, region, bucket, accessKeyId, secretAccessKey };
  const storage = objectStorage({
    ...config,
    budget: { attemptMs: 20_000, attempts: 3, totalMs: 60_000, firstWaitMs: 5, longestWaitMs: 20 },
  });
  const client = await new MongoClient(database.url).connect();
  const spool: Spool = await openSpool(dataDir, () => true, process.pid);
  const name = new URL(database.url).pathname.slice(1);
  let second = 0;
  const defaults = {
    client,
    database: name,
    storage,
    spool,
    environment: "test",
    release: "test-1",
    recipients: [keys.recipient],
    signingKey: keys.signingKey,
    contract: { hash: "none", collections: [] },
    // Two backups of one second would have one name but for their contents.
    now: () => new Date(Date.UTC(2026, 10, 28, 0, 0, second++)),
  };
  return {
    client,
    db: client.db(name),
    name,
    storage,
    spool,
    keys,
    s3: controlOf(endpoint),
    bucketDir: join(dataDir, "s3", bucket),
    take: (more: Partial<TakeOptions> = {}): Promise<Taken> => takeBackup({ ...defaults, ...more }),
    async close() {
      await client.close();
      await Promise.all([database.close(), sandbox.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
