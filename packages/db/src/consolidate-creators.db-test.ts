import { type ConsolidationReport, consolidateCreators, PUT_ASIDE } from "@vitrina/prisma/consolidation";
import { startDatabase, type TestDatabase } from "@vitrina/testing";
import { BSON, type Document, MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { legacyCreators } from "./legacy-creators.test-kit.ts";

const MANY = Number(process.env.LEGACY_CREATORS ?? 1_500);

let database: TestDatabase;
let client: MongoClient;
beforeAll(async () => {
  database = await startDatabase({ migrated: false });
  client = new MongoClient(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.close();
  await database.close();
});
beforeEach(async () => {
  await client.db().dropDatabase();
});

const creators = () => client.db().collection("ugc_creators");
const everything = () => creators().find().sort({ _id: 1 }).toArray();
const aside = () => client.db().collection(PUT_ASIDE).find().sort({ _id: 1 }).toArray();
const run = () => consolidateCreators(client.db());

async function consolidatedOne(document: Document): Promise<{ is: Document; report: ConsolidationReport }> {
  await creators().insertOne(document);
  const report = await run();
  const is = await creators().findOne({ _id: document._id });
  if (!is) throw new Error("The creator is gone.");
  return { is, report };
}

describe("many creators in every odd shape", () => {
  test("lose nothing, and a second run changes nothing", async () => {
    const before = legacyCreators(MANY);
    await creators().insertMany(before);
    const report = await run();
    expect(report).toMatchObject({ read: MANY, left: 0 });

    const after = new Map((await everything()).map((document) => [String(document._id), document]));
    const kept = new Map<string, string>();
    for (const { creatorId, value } of await aside()) {
      kept.set(String(creatorId), `${kept.get(String(creatorId)) ?? ""} ${BSON.EJSON.stringify({ value })}`);
    }
    expect(after.size).toBe(MANY);
    for (const was of before) {
      const is = after.get(String(was._id));
      expect([is?.instagram, is?.tiktok, is?.category]).toEqual([undefined, undefined, undefined]);
      expect(is).toMatchObject({ name: was.name, email: was.email });
      const found = `${JSON.stringify([is?.socialAccounts, is?.categories])} ${kept.get(String(was._id)) ?? ""}`;
      expect(lost(was, found), JSON.stringify(was)).toEqual([]);
      assertWhole(is);
    }

    const stored = await everything();
    const putAside = await aside();
    const again = await run();
    expect(again).toEqual({
      ...report,
      changed: 0,
      accountsAdded: 0,
      categoriesAdded: 0,
      alreadyThere: 0,
      putAside: 0,
    });
    expect(await everything()).toEqual(stored);
    expect(await aside()).toEqual(putAside);
  }, 120_000);
});

describe("one creator", () => {
  test("keeps what the arrays hold, in its place and as it was", async () => {
    const account = { platform: "instagram", handle: "Nueva", url: "https://instagram.com/nueva", followers: 80_000 };
    const { is } = await consolidatedOne({
      instagram: "vieja",
      socialAccounts: [account],
      categories: ["food"],
      category: "moda",
    });
    expect(is.socialAccounts).toEqual([account, { platform: "instagram", handle: "vieja", url: "", followers: 0 }]);
    expect(is.categories).toEqual(["food", "fashion"]);
  });

  test.each([["lia"], ["@Lia"], ["LIA"], ["https://www.instagram.com/lia/"], ["instagram.com/lia?hl=es"]])(
    "written as %s is the account that is there already",
    async (instagram) => {
      const socialAccounts = [{ platform: "instagram", handle: "lia", url: "", followers: 7 }];
      const { is, report } = await consolidatedOne({ instagram, socialAccounts, categories: [] });
      expect(is.socialAccounts).toEqual(socialAccounts);
      expect(report).toMatchObject({ accountsAdded: 0, alreadyThere: 1, putAside: 0 });
    },
  );

  test("keeps the older count of an account that has a newer one, for a person to read", async () => {
    const socialAccounts = [{ platform: "instagram", handle: "lia", url: "", followers: 5_000 }];
    const { is } = await consolidatedOne({ instagram: { handle: "lia", followers: 1_200 }, socialAccounts });
    expect(is.socialAccounts).toEqual(socialAccounts);
    expect(await aside()).toMatchObject([{ field: "instagram", value: { handle: "lia", followers: 1_200 } }]);
  });

  test("whose followers stood beside the single field keeps them on that account", async () => {
    const { is } = await consolidatedOne({ instagram: "@lia", followers: 1_300 });
    expect(is.socialAccounts).toEqual([{ platform: "instagram", handle: "lia", url: "", followers: 1_300 }]);
  });

  test("whose followers could be of either account keeps the number for a person to read", async () => {
    const { is } = await consolidatedOne({ instagram: "@lia", tiktok: "@lia", followers: 1_300 });
    expect(is.socialAccounts.map(({ followers }: Document) => followers)).toEqual([0, 0]);
    expect(await aside()).toMatchObject([{ field: "followers", value: 1_300 }]);
  });

  test("whose address is another platform's has an account there", async () => {
    const { is } = await consolidatedOne({ instagram: "https://www.tiktok.com/@lia" });
    expect(is.socialAccounts).toEqual([
      { platform: "tiktok", handle: "lia", url: "https://www.tiktok.com/@lia", followers: 0 },
    ]);
  });

  test("with a category nobody knows keeps its words for a person to read", async () => {
    const { is, report } = await consolidatedOne({ category: "astrología, Belleza" });
    expect(is.categories).toEqual(["beauty"]);
    expect(report).toMatchObject({ categoriesAdded: 1, putAside: 1 });
    expect(await aside()).toMatchObject([{ creatorId: is._id, field: "category", value: "astrología" }]);
  });

  test("who is written to meanwhile keeps the newer value, and is consolidated in the next pass", async () => {
    const document: Document = { instagram: "vieja", socialAccounts: [], categories: [] };
    await creators().insertOne(document);
    const newer = { platform: "instagram", handle: "nueva", url: "", followers: 3 };
    const db = client.db();
    const meddled = new Proxy(db, {
      get: (target, property) =>
        property === "collection"
          ? (name: string) =>
              meddling(target.collection(name), () =>
                creators().updateOne({ _id: document._id }, { $set: { socialAccounts: [newer] } }),
              )
          : Reflect.get(target, property, target),
    });
    const report = await consolidateCreators(meddled);
    expect(report).toMatchObject({ changed: 1, left: 0 });
    const is = await creators().findOne({ _id: document._id });
    expect(is?.socialAccounts).toEqual([newer, { platform: "instagram", handle: "vieja", url: "", followers: 0 }]);
  });

  test("in a database without creators is nobody's business", async () => {
    expect(await run()).toMatchObject({ read: 0, changed: 0 });
  });
});

/** Once, just before the first write, somebody else writes. */
function meddling<T extends object>(collection: T, meddle: () => Promise<unknown>): T {
  return new Proxy(collection, {
    get(target, property) {
      const value = Reflect.get(target, property, target);
      if (typeof value !== "function") return value;
      if (property !== "bulkWrite") return value.bind(target);
      return async (...given: unknown[]) => {
        await meddle();
        return value.apply(target, given);
      };
    },
  });
}

const WORD = /[\p{L}\p{N}._]{2,}/gu;
const NOISE = new Set([
  "https",
  "http",
  "www.instagram.com",
  "instagram.com",
  "www.tiktok.com",
  "tiktok.com",
  "m.facebook.com",
  "hl",
  "es",
  "lang",
  "platform",
  "handle",
  "url",
  "followers",
  "username",
  "name",
  "verified",
  "true",
]);
const KEY_OF: Record<string, string> = { belleza: "beauty", moda: "fashion", gastronomía: "food", viajes: "travel" };

/** Words of the five fields that are neither in the arrays nor put aside. */
function lost(was: Document, found: string): string[] {
  const { instagram, tiktok, category, socialAccounts, categories } = was;
  const words = JSON.stringify([instagram, tiktok, category, socialAccounts, categories])?.match(WORD) ?? [];
  const there = found.toLowerCase();
  return words
    .map((word) => word.toLowerCase())
    .filter((word) => word !== "null" && !NOISE.has(word))
    .filter((word) => !there.includes(word) && !there.includes(KEY_OF[word] ?? word));
}

function assertWhole(is: Document | undefined) {
  for (const account of is?.socialAccounts ?? [undefined]) {
    expect(account).toEqual(
      expect.objectContaining({
        platform: expect.stringMatching(/./),
        handle: expect.stringMatching(/./),
        url: expect.any(String),
        followers: expect.any(Number),
      }),
    );
  }
  expect(Array.isArray(is?.socialAccounts) && Array.isArray(is?.categories)).toBe(true);
  expect(new Set(is?.categories).size).toBe(is?.categories.length);
}
