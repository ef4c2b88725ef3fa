import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, expect, test } from "vitest";
import { awkwardDocuments } from "./bson-types.test-kit.ts";
import { sealingKeys } from "./keys.test-kit.ts";
import type { Manifest } from "./manifest/manifest.ts";
import { insertRaw } from "./restore/raw-insert.ts";
import { assertEqual } from "./restore/restore-into.ts";

const MEGABYTES = process.env.VITRINA_TEST_FULL ? 1_000 : 20;
const HOUSE = new URL("./gigabyte-house.test-kit.ts", import.meta.url);
const CHILD = new URL("./gigabyte-child.test-kit.ts", import.meta.url);

type Told = {
  samples: { at: string; megabytes: number; rss: number }[];
  takeMs: number;
  restoreMs: number;
  manifest: Manifest;
};

/** A busy machine may keep a server from answering for a while; the trial is about memory and bytes. */
const PATIENT = { serverSelectionTimeoutMS: 180_000, connectTimeoutMS: 180_000, heartbeatFrequencyMS: 60_000 };

const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

async function begin<Answer>(file: URL, ...args: string[]): Promise<Answer> {
  const child = fork(file, args);
  children.push(child);
  const failed = once(child, "exit").then(([code]) => Promise.reject(new Error(`a child ended with ${code}`)));
  const [answer] = await Promise.race([once(child, "message"), failed]);
  failed.catch(() => {});
  return answer;
}

test(`${MEGABYTES} MB are taken and put back byte for byte, in memory that does not grow with them`, async () => {
  const directory = await mkdtemp(join(tmpdir(), "vitrina-gigabyte-"));
  const [{ url }, { s3 }, keys] = await Promise.all([
    begin<{ url: string }>(HOUSE, "database"),
    begin<{ s3: object }>(HOUSE, "bucket", directory),
    sealingKeys(),
  ]);
  const client = await new MongoClient(url, PATIENT).connect();
  const database = client.db().databaseName;
  try {
    await generate(client, MEGABYTES);
    const told = await begin<Told>(CHILD, JSON.stringify({ url, database, s3, keys, directory, patience: PATIENT }));
    report(told);
    for (const wanted of told.manifest.collections) await assertEqual(client.db(`${database}_restored`), wanted);
    expect(told.manifest.archive.plainBytes).toBeGreaterThan(MEGABYTES * 1e6);
    if (MEGABYTES >= 1_000) assertFlat(told.samples);
  } finally {
    await client.close();
    await rm(directory, { recursive: true, force: true });
  }
}, 1_800_000);

/** Half of it in documents of 8 kB, the rest in small ones, with some of every awkward kind between them. */
async function generate(client: MongoClient, megabytes: number): Promise<void> {
  const db = client.db();
  await insertRaw(db, "awkward", awkwardDocuments());
  const words = Array.from({ length: 2_000 }, (_, index) => `palabra${(index * 7_919) % 10_007}`);
  const text = (length: number) => {
    let made = "";
    while (made.length < length) made += `${words[Math.floor(Math.random() * words.length)]} `;
    return made.slice(0, length);
  };
  for (const [name, size] of [
    ["large", 8_000],
    ["small", 500],
  ] as const) {
    const perBatch = Math.ceil(4e6 / size);
    for (let made = 0; made < (megabytes * 1e6) / 2; made += perBatch * size) {
      const rows = Array.from({ length: perBatch }, (_, index) => ({
        n: index,
        at: new Date(),
        x: Math.random(),
        text: text(size),
      }));
      await db.collection(name).insertMany(rows);
    }
    await db.collection(name).createIndex({ n: 1, at: -1 });
  }
}

/** Each of the two collections by itself: many small documents leave more behind to be collected than few large ones. */
function assertFlat(samples: Told["samples"]): void {
  const half = MEGABYTES / 2;
  for (const [from, until] of [
    [0.2 * half, half],
    [1.2 * half, 2 * half],
  ] as const) {
    const reading = samples
      .filter(({ at, megabytes }) => at === "reading" && megabytes > from && megabytes <= until)
      .map(({ rss }) => rss);
    const third = Math.floor(reading.length / 3);
    const mean = (some: number[]) => some.reduce((sum, rss) => sum + rss, 0) / some.length;
    expect(mean(reading.slice(-third)) - mean(reading.slice(0, third))).toBeLessThan(60);
  }
  expect(Math.max(...samples.map(({ rss }) => rss))).toBeLessThan(512);
}

function report({ samples, takeMs, restoreMs, manifest }: Told): void {
  const steps = Map.groupBy(samples, ({ at }) => at);
  const rows = [...steps].map(([at, some]) => {
    const rss = some.map((one) => one.rss);
    return `${at}: ${Math.min(...rss)}–${Math.max(...rss)} MB`;
  });
  const byHundreds = Map.groupBy(steps.get("reading") ?? [], ({ megabytes }) => Math.floor(megabytes / 100));
  const curve = [...byHundreds.values()].map((some) => Math.max(...some.map(({ rss }) => rss))).join(" ");
  const { archive, collections } = manifest;
  const documents = collections.reduce((sum, one) => sum + one.documents, 0);
  console.log(
    `${(archive.plainBytes / 1e6).toFixed(0)} MB in ${documents} documents → ${(archive.bytes / 1e6).toFixed(0)} MB sealed; ` +
      `taken, sent and compared in ${(takeMs / 1_000).toFixed(1)} s, restored and compared in ${(restoreMs / 1_000).toFixed(1)} s; ` +
      `RSS ${rows.join(", ")}; reading, by hundreds of MB: ${curve}`,
  );
}
