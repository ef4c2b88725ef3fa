import { Refusal } from "@vitrina/domain";
import { storageHash } from "@vitrina/prisma";
import { startDatabase, type TestDatabase } from "@vitrina/testing";
import type { CommandStartedEvent } from "mongodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  connectDatabase,
  type Database,
  decode,
  isDuplicateKey,
  newId,
  objectId,
  pageOf,
  refuseDuplicate,
} from "./index.ts";

let server: TestDatabase;
let db: Database;
const commands: CommandStartedEvent[] = [];
beforeAll(async () => {
  server = await startDatabase();
  db = await connectDatabase(server.url, { appName: "test", monitorCommands: true });
  db.client.on("commandStarted", (event) => commands.push(event));
});
afterAll(async () => {
  await db.close();
  await server.close();
});
beforeEach(() => {
  commands.length = 0;
});

const brand = (name: string) => ({
  _id: newId(),
  name,
  ruc: "",
  searchText: name,
  searchKeys: null,
  createdAt: new Date(),
  logoAssetId: null,
  contacts: [],
  notes: null,
  revision: null,
  updatedAt: null,
});
const brandCount = () => db.collection("brands").countDocuments();

describe("a transaction", () => {
  test("commits Prisma's writes and the driver's as one, in one session", async () => {
    const first = brand("uno");
    await db.transaction(async () => {
      await db.orm.brands.create(first);
      await db.orm.brands.where({ _id: first._id }).updateAndCount({ ruc: "80012345-6" });
      await db.collection("brands").updateOne({ _id: objectId(first._id) }, { $set: { name: "uno y medio" } });
    });
    expect(await db.orm.brands.where({ _id: first._id }).first()).toMatchObject({
      name: "uno y medio",
      ruc: "80012345-6",
    });
    const inside = commands.filter(({ command }) => command.autocommit === false);
    expect(inside.map(({ commandName }) => commandName)).toEqual(["insert", "update", "update", "commitTransaction"]);
    expect(new Set(inside.map(({ command }) => command.lsid.id.toString())).size).toBe(1);
    expect(inside[0]?.command.readConcern?.level).toBe("snapshot");
  });

  test("leaves nothing when it fails, however late", async () => {
    const before = await brandCount();
    const failing = db.transaction(async () => {
      await db.orm.brands.create(brand("dos"));
      await db.transaction(() => db.orm.brands.create(brand("tres")));
      throw new Refusal("breaks-a-rule", "duplicate");
    });
    await expect(failing).rejects.toMatchObject({ reason: "duplicate" });
    expect(await brandCount()).toBe(before);
  });

  test("reads its own writes, which nobody outside sees before the end", async () => {
    const { _id } = brand("cuatro");
    await db.transaction(async () => {
      await db.orm.brands.create({ ...brand("cuatro"), _id });
      expect(await db.orm.brands.where({ _id }).first()).not.toBeNull();
      const outside = await db.client
        .db()
        .collection("brands")
        .findOne({ _id: objectId(_id) });
      expect(outside).toBeNull();
    });
  });

  test("runs again when somebody else was faster, and nothing is lost", async () => {
    const counter = brand("contador");
    await db.orm.brands.create({ ...counter, ruc: "0" });
    const increment = () =>
      db.transaction(async () => {
        const was = await db.orm.brands.where({ _id: counter._id }).first();
        await db.orm.brands.where({ _id: counter._id }).updateAndCount({ ruc: String(Number(was?.ruc) + 1) });
      });
    await Promise.all(Array.from({ length: 20 }, increment));
    expect(await db.orm.brands.where({ _id: counter._id }).first()).toMatchObject({ ruc: "20" });
  });
});

test("a duplicate key becomes the refusal, and only for its own index", async () => {
  await db.orm.brands.create(brand("única"));
  const again = () => db.orm.brands.create(brand("única"));
  const error = await again().catch((reason: unknown) => reason);
  expect([isDuplicateKey(error), isDuplicateKey(error, "searchText"), isDuplicateKey(error, "name")]).toEqual([
    true,
    true,
    false,
  ]);
  const refused = refuseDuplicate(again(), new Refusal("breaks-a-rule", "duplicate"));
  await expect(refused).rejects.toMatchObject({ code: "breaks-a-rule" });
});

test("ids inside a value become strings at any depth, and nothing else changes", () => {
  const id = newId();
  const at = new Date();
  const stored = { _id: objectId(id), list: [{ ref: objectId(id), at, bytes: new Uint8Array([1]) }], none: null };
  expect(decode(stored)).toEqual({ _id: id, list: [{ ref: id, at, bytes: new Uint8Array([1]) }], none: null });
});

describe("paging", () => {
  const RECEIVED = [null, null, "2026-11-01", "2026-11-01", "2026-11-02", "2026-11-03", null];
  const campaignId = newId();
  beforeAll(async () => {
    const at = new Date();
    await db.orm.applications.createAndCount(
      RECEIVED.map((day, index) => ({
        _id: newId(),
        campaignId,
        creatorId: newId(),
        creatorName: `${index}`,
        searchText: `${index}`,
        status: "confirmed",
        pitch: "",
        agreedFee: null,
        appliedAt: at,
        confirmedAt: at,
        productReceivedAt: null,
        deliveryDueAt: day === null ? null : new Date(day),
        extension: null,
        rejectionMessage: "",
        shortlistedAt: null,
        endedAt: null,
        ending: null,
        invitation: null,
        undoable: null,
        offers: [],
        address: null,
        addressAt: null,
        shipments: [],
        problems: [],
        pauses: [],
        shippingState: null,
        extensionRequest: null,
        extensionAskedAt: null,
        reminded: null,
        updatedAt: at,
      })),
    );
  });

  test.each(["asc", "desc"] as const)(
    "%s: every row once, in order, with the undated at their end",
    async (direction) => {
      const seen: { _id: string; deliveryDueAt: Date | null }[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof pageOf<(typeof seen)[number]>>> = await pageOf(
          db.collection("applications"),
          {
            filter: { campaignId: objectId(campaignId) },
            sort: "deliveryDueAt",
            direction,
            cursor,
            limit: 2,
          },
        );
        expect(page.total).toBe(RECEIVED.length);
        seen.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(seen.map(({ _id }) => _id)).size).toBe(RECEIVED.length);
      const times = seen.map(({ deliveryDueAt }) => deliveryDueAt?.getTime() ?? 0);
      const sorted = [...times].sort((one, other) => (direction === "asc" ? one - other : other - one));
      expect(times).toEqual(sorted);
    },
  );
});

test("health names the check that fails", async () => {
  expect(await db.health()).toBeNull();
  const migrations = db.driver.collection("_prisma_migrations");
  await migrations.updateOne({ storageHash: { $exists: true } }, { $set: { storageHash: "a-later-one" } });
  expect(await db.health()).toBeNull();
  await migrations.deleteMany({ type: "ledger", to: storageHash });
  expect(await db.health()).toBe("migrations");
});
