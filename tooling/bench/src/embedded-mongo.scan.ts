import { readFileSync } from "node:fs";
import { MongoClient } from "mongodb";
import type { BenchRow } from "./collect.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { shown } from "./rounds.ts";

const DOCUMENT_BYTES = 2_000;
const DOCUMENTS_PER_INSERT = 1_000;
const ASK_EVERY = 5_000;

/**
 * Reads a whole collection through one cursor and tells by how much the server's memory grew meanwhile, at its highest, compared with
 * where it stood after a first scan, which fills SQLite's cache.
 *
 * @throws when a document is missing
 */
export async function scanRow(documents: number): Promise<BenchRow> {
  await using database = await startEmbeddedDatabase();
  const client = await MongoClient.connect(database.origin);
  await using _closing = { [Symbol.asyncDispose]: () => client.close() };
  const collection = client.db().collection<{ _id: number; text: string }>("scanned");
  const text = "x".repeat(DOCUMENT_BYTES);
  for (let from = 0; from < documents; from += DOCUMENTS_PER_INSERT) {
    await collection.insertMany(Array.from({ length: DOCUMENTS_PER_INSERT }, (_, i) => ({ _id: from + i, text })));
  }
  const memory = (): number => residentMb(database.pid);
  const scan = async (): Promise<{ peak: number; ms: number }> => {
    let [peak, seen] = [memory(), 0];
    const from = performance.now();
    for await (const _ of collection.find()) if (++seen % ASK_EVERY === 0) peak = Math.max(peak, memory());
    if (seen !== documents) throw new Error(`The scan brought ${seen} documents of ${documents}`);
    return { peak, ms: performance.now() - from };
  };
  const first = await scan();
  const second = await scan();
  const wholeMb = (documents * DOCUMENT_BYTES) / 2 ** 20;
  return {
    name: `scan of ${documents.toLocaleString("en-US")}: growth of the server's memory at its highest`,
    value: second.peak / first.peak,
    unit: "×",
    note: `${shown(first.peak)} → ${shown(second.peak)} MB for ${shown(wholeMb)} MB of documents; ${shown((documents / second.ms) * 1_000)} documents/s through the driver`,
    aim: { atMost: 1.1 },
  };
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1_024;
