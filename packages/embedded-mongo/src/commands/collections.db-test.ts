import { describe, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { client, db, things } = testServer();

describe("collections and databases", () => {
  test("are created once, listed, renamed and dropped", async () => {
    await db().createCollection("one", {
      validator: { a: { $exists: true } },
      collation: { locale: "en", strength: 2 },
    });
    await expect(db().command({ create: "one" })).rejects.toMatchObject({ code: 48, codeName: "NamespaceExists" });
    const [listed] = await db().listCollections({ name: "one" }).toArray();
    expect(listed).toMatchObject({
      name: "one",
      type: "collection",
      options: { validator: { a: { $exists: true } }, collation: { locale: "en", strength: 2 } },
    });
    expect(await db().listCollections({}, { nameOnly: true }).toArray()).toEqual([{ name: "one", type: "collection" }]);
    await things("one").insertOne({ _id: 1, a: 1 });
    await things("one").rename("two");
    expect(await things("two").findOne()).toEqual({ _id: 1, a: 1 });
    expect(await things("one").findOne()).toBeNull();
    await things("three").insertOne({ _id: 3 });
    await expect(things("two").rename("three")).rejects.toMatchObject({ code: 48 });
    await things("two").rename("three", { dropTarget: true });
    expect(await things("three").find().toArray()).toEqual([{ _id: 1, a: 1 }]);
    expect((await client().db().admin().listDatabases()).databases.map(({ name }) => name)).toContain("test");
    expect(await db().dropDatabase()).toBe(true);
    expect(await db().listCollections().toArray()).toEqual([]);
  });

  test("what cannot be done is named", async () => {
    await expect(db().createCollection("c", { capped: true, size: 100 })).rejects.toThrow(/'capped' is not supported/);
    await expect(things("x").createIndex({ place: "2dsphere" })).rejects.toThrow(/"2dsphere" is not supported/);
    await expect(db().command({ find: "x", min: { a: 1 } })).rejects.toThrow(/option 'min' of find is not supported/);
    const snapshot = { count: "x", readConcern: { level: "snapshot" } };
    await expect(db().command(snapshot)).rejects.toMatchObject({ code: 72 });
    await expect(db().command({ create: "a$b\0" })).rejects.toMatchObject({ ok: 0 });
    await expect(db().command({ create: "ok", nonsense: 1 })).rejects.toMatchObject({ code: 40415 });
  });

  test("tell about themselves", async () => {
    await things("sized").insertMany([{ _id: 1 }, { _id: 2 }]);
    expect(await db().stats()).toMatchObject({ db: "test", ok: 1 });
    expect(await db().command({ collStats: "sized" })).toMatchObject({ count: 2 });
    expect(await db().admin().serverStatus()).toMatchObject({
      version: "8.0.0",
      opcounters: { insert: expect.any(Number) },
    });
    expect(await db().admin().buildInfo()).toMatchObject({ version: "8.0.0" });
    expect(await db().command({ connectionStatus: 1 })).toMatchObject({ ok: 1 });
  });
});

describe("collation", () => {
  const names = () => things("names");

  test("decides what is equal, and in which order", async () => {
    await names().insertMany([
      { _id: 1, n: "ana" },
      { _id: 2, n: "Ana" },
      { _id: 3, n: "Ána" },
      { _id: 4, n: "beto" },
      { _id: 5, n: "Ñandú" },
      { _id: 6, n: "nube" },
      { _id: 7, n: "oro" },
    ]);
    const count = (strength: number) => names().countDocuments({ n: "ANA" }, { collation: { locale: "es", strength } });
    expect(await names().countDocuments({ n: "ANA" })).toBe(0);
    expect(await count(3)).toBe(0);
    expect(await count(2)).toBe(2);
    expect(await count(1)).toBe(3);
    const sorted = await names()
      .find({ _id: { $gte: 4 } })
      .sort({ n: 1 })
      .collation({ locale: "es" })
      .toArray();
    expect(sorted.map(({ n }) => n)).toEqual(["beto", "nube", "Ñandú", "oro"]);
    expect(await names().distinct("n", { _id: { $lte: 3 } }, { collation: { locale: "es", strength: 1 } })).toEqual([
      "ana",
    ]);
  });

  test("decides what makes one group", async () => {
    const groups = await names()
      .aggregate(
        [{ $match: { _id: { $lte: 3 } } }, { $group: { _id: "$n", all: { $addToSet: "$n" }, k: { $sum: 1 } } }],
        {
          collation: { locale: "es", strength: 1 },
        },
      )
      .toArray();
    expect(groups).toEqual([{ _id: "ana", all: ["ana"], k: 3 }]);
  });

  test("makes a unique index blind to case, which then finds without it", async () => {
    const users = things("users");
    await users.createIndex({ email: 1 }, { unique: true, collation: { locale: "en", strength: 2 } });
    await users.insertOne({ _id: 1, email: "Ana@Example.com" });
    await expect(users.insertOne({ _id: 2, email: "ana@example.com" })).rejects.toMatchObject({ code: 11000 });
    expect(
      await users.findOne({ email: "ANA@EXAMPLE.COM" }, { collation: { locale: "en", strength: 2 } }),
    ).toMatchObject({ _id: 1 });
    expect(await users.findOne({ email: "ANA@EXAMPLE.COM" })).toBeNull();
  });

  test("numbers in texts, when asked", async () => {
    const versions = things("versions");
    await versions.insertMany([
      { _id: 1, v: "v10" },
      { _id: 2, v: "v9" },
    ]);
    const sorted = await versions.find().sort({ v: 1 }).collation({ locale: "en", numericOrdering: true }).toArray();
    expect(sorted.map(({ _id }) => _id)).toEqual([2, 1]);
  });
});
