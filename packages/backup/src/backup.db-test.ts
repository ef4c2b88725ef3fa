import { BSON } from "bson";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { awkwardDocuments } from "./bson-types.test-kit.ts";
import { loadManifest } from "./catalog.ts";
import { type House, openHouse } from "./house.test-kit.ts";
import { manifestOf } from "./manifest/keys.ts";
import { insertRaw } from "./restore/raw-insert.ts";
import { restoreBackup } from "./restore/restore-backup.ts";
import { shapesOf } from "./snapshot/open-snapshot.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const restore = async (key: string, database: string, more: object = {}) => {
  const { storage, spool, keys, client } = house;
  const manifest = await loadManifest(storage, manifestOf(key), [keys.verifyKey]);
  const from = { storage, spool, manifest, identities: [keys.identity] };
  return restoreBackup(from, { client, database, drop: false, ...more });
};
const bytesOf = async (database: string, collection: string): Promise<string[]> => {
  const found = await house.client.db(database).collection(collection).find({}, { raw: true }).toArray();
  return found.map((one) => Buffer.from(one as unknown as Uint8Array).toString("hex")).sort();
};

test("documents go in as they are, whatever the driver would make of them", async () => {
  const documents = awkwardDocuments();
  await insertRaw(house.db, "raw", documents);
  const found = await bytesOf(house.name, "raw");
  expect(found).toEqual(documents.map((one) => Buffer.from(one).toString("hex")).sort());
});

test("a backup and its restore give the same bytes, options, indexes, views and time series", async () => {
  const { db, client } = house;
  await insertRaw(db, "awkward", awkwardDocuments());
  await db.createCollection("con espacio/ñ", {
    validator: { $jsonSchema: { bsonType: "object", required: ["n"], properties: { n: { bsonType: "int" } } } },
    validationLevel: "strict",
    collation: { locale: "es", strength: 1 },
  });
  await db.collection<{ n: number }>("con espacio/ñ").insertMany([{ n: 1 }, { n: 2 }]);
  await db.collection("con espacio/ñ").createIndexes([
    { key: { n: 1, m: -1 }, name: "two", unique: true },
    { key: { t: 1 }, name: "expires", expireAfterSeconds: 0 },
    { key: { p: 1 }, name: "some", partialFilterExpression: { p: { $exists: true } } },
    { key: { s: 1 }, name: "few", sparse: true },
  ]);
  await db.createCollection("vacío");
  await db.createCollection("view", { viewOn: "awkward", pipeline: [{ $match: { one: 1 } }] });
  await db.createCollection("readings", {
    timeseries: { timeField: "at", metaField: "sensor", granularity: "minutes" },
  });
  await db.collection("readings").insertMany([
    { at: new Date(1), sensor: "a", v: 1 },
    { at: new Date(2), sensor: "b", v: 2 },
  ]);

  const { key, manifest } = await house.take();
  expect(key).toMatch(/^backups\/test\/\d{4}\/\d\d\/\d{8}T\d{6}Z-[0-9a-f]{12}\.archive\.gz\.age$/);
  const restored = await restore(key, "restored");
  expect(restored.collections).toBe(manifest.collections.length);
  for (const name of ["awkward", "con espacio/ñ", "readings", "raw"]) {
    expect(await bytesOf("restored", name)).toEqual(await bytesOf(house.name, name));
  }
  const shapes = async (database: string) =>
    (await shapesOf(client, database)).map(({ uuid: _uuid, ...shape }) =>
      BSON.EJSON.stringify(shape, { relaxed: false }),
    );
  expect(await shapes("restored")).toEqual(await shapes(house.name));
});

test("a database that holds something is left alone, unless it is told to be dropped", async () => {
  const { key } = await house.take();
  await house.client.db("full").collection("kept").insertOne({ a: 1 });
  await expect(restore(key, "full")).rejects.toMatchObject({ code: "not-empty" });
  expect(await house.client.db("full").collection("kept").countDocuments()).toBe(1);
  await restore(key, "full", { drop: true });
  expect(await house.client.db("full").collection("kept").countDocuments()).toBe(0);
});

test("what changes meanwhile is not in the backup: money moved between two collections is never lost or doubled", async () => {
  const { db } = house;
  type Account = { _id: number; cents: number };
  const sides = [db.collection<Account>("bank_a"), db.collection<Account>("bank_b")] as const;
  for (const side of sides) {
    await side.insertMany(Array.from({ length: 400 }, (_, _id) => ({ _id, cents: 1_000, pad: "x".repeat(2_000) })));
  }
  let running = true;
  let moved = 0;
  const mover = (async () => {
    for (let step = 0; running; step += 1) {
      const session = house.client.startSession();
      await session.withTransaction(async () => {
        const [from, to] = step % 2 === 0 ? sides : [sides[1], sides[0]];
        await from.updateOne({ _id: step % 400 }, { $inc: { cents: -7 } }, { session });
        await to.updateOne({ _id: (step * 31) % 400 }, { $inc: { cents: 7 } }, { session });
      });
      await session.endSession();
      moved += 1;
    }
  })();
  try {
    for (let round = 0; round < 3; round += 1) {
      const before = moved;
      const { key } = await house.take();
      expect(moved).toBeGreaterThan(before);
      await restore(key, "bank", { drop: true });
      const sums = await Promise.all(
        ["bank_a", "bank_b"].map(async (name) => {
          const rows = await house.client.db("bank").collection<Account>(name).find().toArray();
          return rows.reduce((sum, { cents }) => sum + cents, 0);
        }),
      );
      expect((sums[0] ?? 0) + (sums[1] ?? 0)).toBe(800_000);
    }
  } finally {
    running = false;
    await mover;
  }
});

test("a database that lacks a collection of the contract is not backed up as if it were whole", async () => {
  const contract = { hash: "h", collections: ["raw", "applications"] };
  await expect(house.take({ contract })).rejects.toMatchObject({
    code: "collection-missing",
    facts: { collections: "applications" },
  });
});
