import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedMongo, startEmbeddedMongo } from "@vitrina/embedded-mongo";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeLegacyData } from "./make-legacy-data.ts";

const folder = mkdtempSync(join(tmpdir(), "vitrina-legacy-"));
let database: EmbeddedMongo;
let client: MongoClient;
beforeAll(async () => {
  database = await startEmbeddedMongo();
  client = await MongoClient.connect(database.uri);
});
afterAll(async () => {
  await client.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function made(name: string, seed: number, wanted = 300) {
  const db = client.db(name);
  const uploads = join(folder, name);
  const { documents } = await makeLegacyData(db, { documents: wanted, seed, uploads });
  const all = createHash("sha256");
  for (const collection of (await db.listCollections({}, { nameOnly: true }).toArray()).map((one) => one.name).sort()) {
    for await (const raw of db.collection(collection).find({}, { raw: true, sort: { _id: 1 } })) {
      all.update(raw as unknown as Buffer);
    }
  }
  const files = readdirSync(uploads, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(uploads, file)).isFile())
    .sort();
  for (const file of files) all.update(file).update(readFileSync(join(uploads, file)));
  return { hash: all.digest("hex"), documents, files, uploads };
}

test("the same seed makes the same bytes, another seed others", async () => {
  const [one, same, other] = [await made("one", 5), await made("same", 5), await made("other", 6)];
  expect(same.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
});

test("it holds as many documents as asked, and every odd shape", async () => {
  const { documents, files, uploads } = await made("shapes", 7, 1_000);
  expect(Object.values(documents).reduce((sum, count) => sum + count, 0)).toBe(1_000);
  const values = await client.db("shapes").collection("products").distinct("imageUrl");
  const shapes = [
    /^\/uploads\//,
    /^uploads\//,
    /^https:\/\/www\.agencia/,
    /^gridfs:/,
    /^\/api\/files\//,
    /^data:/,
    /^$/,
  ];
  for (const shape of shapes) expect(values.filter((value) => shape.test(String(value)))).not.toEqual([]);
  expect(files.filter((file) => statSync(join(uploads, file)).size === 0)).not.toEqual([]);
});
