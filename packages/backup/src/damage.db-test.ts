import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { catalog, loadManifest } from "./catalog.ts";
import { type ArchiveEvent, readArchive, writeArchive } from "./formats/archive.ts";
import { readMetadata } from "./formats/metadata.ts";
import { type House, openHouse } from "./house.test-kit.ts";
import { sealingKeys } from "./keys.test-kit.ts";
import { manifestOf } from "./manifest/keys.ts";
import { type Manifest, readManifest, writeManifest } from "./manifest/manifest.ts";
import { openSealed } from "./open-sealed.ts";
import { BackupRefused } from "./refused.ts";
import { restoreBackup } from "./restore/restore-backup.ts";
import type { Taken } from "./take-backup.ts";
import { writeSealed } from "./write-sealed.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let house: House;
let taken: Taken;
let whole: Buffer;
let file: string;

beforeAll(async () => {
  house = await openHouse();
  const noise = Array.from({ length: 2_000 }, (_, _id) => ({ _id, noise: Math.random(), text: `${Math.random()}` }));
  await house.db.collection<{ _id: number }>("people").insertMany(noise);
  await house.db.collection("rows").insertOne({ a: 1 });
  taken = await house.take();
  file = await dataOf(taken.key);
  whole = await readFile(file);
});
afterAll(() => house.close());

/** The file in which the bucket keeps an object. */
async function dataOf(key: string): Promise<string> {
  const place = join(house.bucketDir, "objects");
  for (const name of await readdir(place)) {
    if (JSON.parse(await readFile(join(place, name, "object.json"), "utf8")).key === key)
      return join(place, name, "data");
  }
  throw new Error(`${key} is not in the bucket`);
}

async function restoring(manifest: Manifest, identity = house.keys.identity): Promise<BackupRefused> {
  const { storage, spool, client } = house;
  const refused = await restoreBackup(
    { storage, spool, manifest, identities: [identity] },
    { client, database: "target", drop: false },
  ).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(await client.db("target").listCollections().toArray()).toEqual([]);
  if (!(refused instanceof BackupRefused)) throw new Error(`it was not refused but: ${refused}`);
  return refused;
}
/** With the size and the hash of what lies there now, as somebody with the signing key would write them. */
const fitted = (bytes: Buffer, sha256: string): Manifest => ({
  ...taken.manifest,
  archive: { ...taken.manifest.archive, bytes: bytes.length, sha256 },
});
const hashed = async (bytes: Uint8Array) => (await import("node:crypto")).hash("sha256", bytes);

test("a flipped bit is refused by its hash, and without it by the encryption", async () => {
  for (const at of [10, 200, whole.length >> 1, whole.length - 1]) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const refused = await restoring(taken.manifest);
    expect(refused.code).toBe("wrong-hash");
    expect(refused.message).toMatch(/not the one that was written.*Nothing was restored/);
    expect(["damaged", "wrong-key"]).toContain((await restoring(fitted(bytes, await hashed(bytes)))).code);
  }
  await writeFile(file, whole);
});

test("a truncated archive is refused, also when its manifest fits it", async () => {
  for (const length of [whole.length - 1, whole.length >> 1, 400]) {
    const bytes = whole.subarray(0, length);
    await writeFile(file, bytes);
    const meta = join(file, "..", "object.json");
    const object = JSON.parse(await readFile(meta, "utf8"));
    await writeFile(meta, JSON.stringify({ ...object, bytes: length }));
    expect((await restoring(taken.manifest)).message).toMatch(/a part of it is missing/);
    expect((await restoring(fitted(Buffer.from(bytes), await hashed(bytes)))).code).toBe("damaged");
    await writeFile(meta, JSON.stringify(object));
  }
  await writeFile(file, whole);
});

test("a bucket that never hands over the end is told of as what it is", async () => {
  await house.s3.arm({ fault: "truncate", match: { method: "GET" } });
  await expect(restoring(taken.manifest)).rejects.toThrow(/s3 read/);
  await house.s3.disarm();
});

test("a key that does not fit is refused, and no key at all says which is needed", async () => {
  const other = await sealingKeys();
  const refused = await restoring(taken.manifest, other.identity);
  expect(refused.code).toBe("wrong-key");
  expect(refused.message).toContain(house.keys.recipient);
  const { storage, spool, client } = house;
  const from = { storage, spool, manifest: taken.manifest, identities: [] };
  await expect(restoreBackup(from, { client, database: "target", drop: false })).rejects.toMatchObject({
    code: "no-key",
  });
});

test("a manifest that was changed, or signed by a stranger, is refused", async () => {
  const { verifyKey, signingKey } = house.keys;
  const other = await sealingKeys();
  const read =
    (text: string, keys = [verifyKey]) =>
    () =>
      readManifest("k", text, keys);
  expect(read(taken.manifestText)().database).toBe(house.name);
  expect(read(taken.manifestText, [other.verifyKey, verifyKey])().database).toBe(house.name);
  expect(read(taken.manifestText.replace('"documents":2000', '"documents":2001'))).toThrow(/not signed by a key/);
  expect(read(writeManifest(taken.manifest, other.signingKey))).toThrow(/not signed by a key/);
  expect(read(taken.manifestText.split("\n")[0] ?? "")).toThrow(/not the manifest of a backup/);
  expect(read("<html>")).toThrow(/not the manifest of a backup/);
  const newer = { ...taken.manifest, format: 2, release: "2030" };
  expect(read(writeManifest(newer, signingKey))).toThrow(/format 2.*reads up to 1.*2030/);
});

test("an archive that lacks a collection, or has one more, is refused whoever sealed it", async () => {
  const events: ArchiveEvent[] = [];
  const { archive, collections } = taken.manifest;
  for await (const event of readArchive(openSealed(file, [house.keys.identity], archive.recipients)))
    events.push(event);
  const prelude = events[0];
  if (prelude?.is !== "prelude") throw new Error("no prelude");
  const shapes = prelude.collections.map(({ collection: name, metadata, kind }) => {
    const told = readMetadata(metadata);
    if (!told) throw new Error("no metadata");
    return { name, kind, dataName: name, ...told };
  });
  const plain = writeArchive(
    { database: house.name, serverVersion: "8" },
    shapes.filter(({ name }) => name !== "people"),
    async function* ({ name }) {
      for (const event of events) if (event.is === "documents" && event.collection === name) yield event.documents;
    },
    () => {},
  );
  const sealed = await writeSealed(plain, archive.recipients, house.spool.file("lacking"));
  await writeFile(file, await readFile(sealed.file));
  const meta = join(file, "..", "object.json");
  const object = JSON.parse(await readFile(meta, "utf8"));
  await writeFile(meta, JSON.stringify({ ...object, bytes: sealed.bytes }));
  const lacking: Manifest = { ...taken.manifest, archive: { ...archive, bytes: sealed.bytes, sha256: sealed.sha256 } };
  expect((await restoring(lacking)).message).toBe("The backup lacks the collection people.");
  const only = { ...lacking, collections: collections.filter(({ name }) => name === "people") };
  expect((await restoring(only)).code).toBe("collection-unexpected");
  await writeFile(meta, JSON.stringify(object));
  await writeFile(file, whole);
});

test("a backup is one only with its manifest: what was cut off before it is none", async () => {
  const before = (await catalog(house.storage, "test")).backups.length;
  await house.s3.arm({ fault: "status:403", match: { method: "PUT", path: ".manifest.json" } });
  await house.db.collection("rows").insertOne({ b: 1 });
  await expect(house.take()).rejects.toMatchObject({ kind: "auth" });
  await house.s3.disarm();
  const after = await catalog(house.storage, "test");
  expect(after.backups.length).toBe(before);
  expect(after.unfinished).toHaveLength(1);
  expect(await loadManifest(house.storage, manifestOf(taken.key), [house.keys.verifyKey])).toEqual(taken.manifest);
});
