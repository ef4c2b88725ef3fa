import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeLegacyData } from "@vitrina/legacy-data";
import { migrate, settleAdoption } from "@vitrina/prisma";
import { startDatabase, type TestDatabase } from "@vitrina/testing";
import { type Db, type Document, MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin } from "../testing/api.test-kit.ts";
import { testEnv } from "../testing/env.test-kit.ts";
import { createCaller } from "../trpc/procedures.ts";
import { appRouter } from "../trpc/router.ts";
import { wire } from "../wiring.ts";

const DOCUMENTS = process.env.VITRINA_TEST_FULL ? 20_000 : 300;
const PATIENCE_MS = 300_000;
const BETWEEN_WRITES_MS = 25;
const OLD = ["products", "ugc_campaigns", "ugc_creators", "website_builder_pages"];
/** Moved into the arrays by the step before. */
const CONSOLIDATED = ["instagram", "tiktok", "category", "followers"];

let uploads: string;
let database: TestDatabase;
let client: MongoClient;
let db: Db;
let before: Map<string, Document>;

const everything = async () => {
  const found = new Map<string, Document>();
  for (const name of OLD) {
    for await (const document of db.collection(name).find()) found.set(`${name}/${document._id}`, document);
  }
  return found;
};

/** The previous application at work: new products and creators, and a campaign that changes again and again. */
function previousApplication() {
  let on = true;
  let written = 0;
  const work = (async () => {
    while (on) {
      written += 1;
      await db.collection("products").insertOne({ name: `Nuevo ${written}`, price: 1_000, imageUrl: "/uploads/n.jpg" });
      await db.collection("ugc_creators").insertOne({ name: `Nueva ${written}`, instagram: `@nueva${written}` });
      await db.collection("ugc_campaigns").updateOne({ title: "Campaña 0" }, { $set: { budget: written } });
      await wait(BETWEEN_WRITES_MS);
    }
  })();
  return {
    async stop() {
      on = false;
      await work;
      return written;
    },
  };
}

beforeAll(async () => {
  uploads = await mkdtemp(join(tmpdir(), "vitrina-adopt-"));
  database = await startDatabase({ migrated: false });
  client = await new MongoClient(database.url).connect();
  db = client.db();
  await makeLegacyData(db, { documents: DOCUMENTS, seed: 7, uploads, distinct: 5 });
  before = await everything();
}, PATIENCE_MS);
afterAll(async () => {
  await client.close();
  await database.close();
  await rm(uploads, { recursive: true, force: true });
});

async function lists() {
  const wiring = await wire(testEnv(database.url), { now: () => new Date(), log: () => {} });
  try {
    const context = { ...wiring.ports, requestId: "adopt", address: "127.0.0.1", idempotencyKey: null };
    const as = createCaller(appRouter)({ ...context, actor: admin("owner") });
    const [products, campaigns, creators] = await Promise.all([
      as.products.list({ limit: 100 }),
      as.campaigns.list({ limit: 100 }),
      as.creators.list({ limit: 100 }),
    ]);
    return { products, campaigns, creators };
  } finally {
    await wiring.close();
  }
}

describe("a database of the previous application", () => {
  test(
    "is taken over while that application goes on writing, and no value of it is lost",
    async () => {
      const previous = previousApplication();
      await migrate(database.url);
      const written = await previous.stop();
      expect(written).toBeGreaterThan(0);

      const after = await everything();
      for (const [key, was] of before) {
        const is = after.get(key);
        for (const [field, value] of Object.entries(was)) {
          if (CONSOLIDATED.includes(field)) continue;
          if (key.startsWith("ugc_campaigns") && was.title === "Campaña 0" && field === "budget") continue;
          expect([key, field, is?.[field]]).toEqual([key, field, value]);
        }
      }
      expect(await db.collection("products").countDocuments({ name: /^Nuevo / })).toBe(written);
      expect((await db.collection("ugc_campaigns").findOne({ title: "Campaña 0" }))?.budget).toBe(written);
    },
    PATIENCE_MS,
  );

  test(
    "is listed by the new one once what was written meanwhile is completed, and a further run finds nothing to do",
    async () => {
      await migrate(database.url);
      const { products, campaigns, creators } = await lists();
      expect([products.total, campaigns.total, creators.total]).toEqual(
        await Promise.all(
          ["products", "ugc_campaigns", "ugc_creators"].map((name) => db.collection(name).countDocuments()),
        ),
      );
      expect(campaigns.items[0]?.brandName).toBe("Sin marca");
      const was = await everything();
      let completed: Record<string, number> = {};
      await migrate(database.url, undefined, (report) => {
        completed = report.completed;
      });
      expect(completed).toEqual({ products: 0, ugc_campaigns: 0, ugc_creators: 0 });
      expect(await everything()).toEqual(was);
    },
    PATIENCE_MS,
  );

  test("still takes what the previous application writes, and gives every new collection its validator", async () => {
    await db.collection("products").insertMany([{ name: "Uno más" }, { name: "Otro más" }]);
    await expect(db.collection("applications").insertOne({ nonsense: true })).rejects.toThrow(/validation/);
  });

  test(
    "is settled when that application is off: what is strange is kept aside, and what does not fit is refused",
    async () => {
      expect((await settleAdoption(database.url)).unfit.products).toBe(2);
      await migrate(database.url);
      const { unfit } = await settleAdoption(database.url);
      expect(unfit).toEqual({});
      await expect(db.collection("products").insertOne({ name: "Tarde" })).rejects.toThrow(/validation/);
      const strange = [...before].find(([key, was]) => key.startsWith("products/") && was.price !== undefined);
      const kept = await db
        .collection<{ _id: string; values: Document }>("adopted_values")
        .findOne({ _id: strange?.[0] });
      expect(kept?.values.price).toEqual(strange?.[1].price);
      const unique = (await db.collection("ugc_creators").indexes()).find(({ name }) => name === "userId_1");
      expect([unique?.unique, unique?.sparse ?? false]).toEqual([true, false]);
      expect(await migrate(database.url)).toBe(0);
      expect((await lists()).products.total).toBe(await db.collection("products").countDocuments());
    },
    PATIENCE_MS,
  );
});
