import { objectStorage } from "@vitrina/object-storage";
import { MongoClient } from "mongodb";
import { restoreBackup } from "./restore/restore-backup.ts";
import { openSpool } from "./spool.ts";
import { takeBackup } from "./take-backup.ts";

/** Takes a backup and restores it, in a process of its own whose memory can be looked at. Told what to do by its one argument. */
const told = JSON.parse(process.argv[2] ?? "");
const client = await new MongoClient(told.url, told.patience).connect();
const storage = objectStorage(told.s3);
const spool = await openSpool(told.directory, () => true, process.pid);

type Sample = { at: string; megabytes: number; rss: number };
const samples: Sample[] = [];
let now: Omit<Sample, "rss"> = { at: "start", megabytes: 0 };
const sampling = setInterval(() => samples.push({ ...now, rss: Math.round(process.memoryUsage.rss() / 1e6) }), 100);
const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now();
  const made = await work();
  return [made, Math.round(performance.now() - from)];
};

const [taken, takeMs] = await timed(() =>
  takeBackup({
    client,
    database: told.database,
    storage,
    spool,
    environment: "gigabyte",
    release: "trial",
    recipients: [told.keys.recipient],
    signingKey: told.keys.signingKey,
    contract: { hash: "none", collections: [] },
    now: () => new Date(),
    onStep: (at, { bytes }) => {
      now = { at, megabytes: Math.round(bytes / 1e6) };
    },
  }),
);
const { manifest } = taken;
const [restored, restoreMs] = await timed(() =>
  restoreBackup(
    {
      storage,
      spool,
      manifest,
      identities: [told.keys.identity],
      onStep: (at, bytes) => {
        now = { at, megabytes: Math.round(bytes / 1e6) };
      },
    },
    {
      client,
      database: `${told.database}_restored`,
      drop: false,
      onDocuments: () => {
        now = { at: "restoring", megabytes: 0 };
      },
    },
  ),
);
clearInterval(sampling);
await spool.close();
await client.close();
process.send?.({ samples, takeMs, restoreMs, restored, manifest });
process.disconnect?.();
