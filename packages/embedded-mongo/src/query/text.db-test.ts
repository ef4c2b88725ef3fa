import type { Document } from "mongodb";
import { beforeAll, expect, test } from "vitest";
import { testServer } from "../server.test-kit.ts";

const { things } = testServer();
const notes = () => things("notes");

beforeAll(async () => {
  await notes().createIndex({ title: "text", "parts.body": "text" });
  await notes().insertMany([
    { _id: 1, title: "Café con leche", parts: [{ body: "caliente y dulce" }] },
    { _id: 2, title: "Té frío", parts: [{ body: "con limón" }, { body: "sin azúcar" }] },
    { _id: 3, title: "Jugo", state: "open" },
  ]);
});

test.each<[string, Document, number[]]>([
  ["a word, without accents or case", { $text: { $search: "cafe" } }, [1]],
  ["any of several words", { $text: { $search: "limon jugo" } }, [2, 3]],
  ["a word of an item in an array", { $text: { $search: "azúcar" } }, [2]],
  ["no part of a word", { $text: { $search: "lech" } }, []],
  ["not with an unwanted word", { $text: { $search: "con -leche" } }, [2]],
  ["a phrase as it stands", { $text: { $search: '"con leche"' } }, [1]],
  ["accents, when they matter", { $text: { $search: "cafe", $diacriticSensitive: true } }, []],
  ["together with other conditions", { $text: { $search: "jugo té" }, state: "open" }, [3]],
])("%s", async (_what, filter, ids) => {
  expect((await notes().find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual(ids);
  expect(await notes().countDocuments(filter)).toBe(ids.length);
});

test("changes reach the index, and without one the search is refused", async () => {
  await notes().updateOne({ _id: 3 }, { $set: { title: "Agua" } });
  expect(await notes().countDocuments({ $text: { $search: "jugo" } })).toBe(0);
  expect(await notes().countDocuments({ $text: { $search: "agua" } })).toBe(1);
  await things("plain").insertOne({ _id: 1 });
  await expect(
    things("plain")
      .find({ $text: { $search: "x" } })
      .toArray(),
  ).rejects.toMatchObject({ code: 27 });
  await expect(notes().createIndex({ other: "text" })).rejects.toMatchObject({ code: 85 });
});
