import { ObjectId } from "mongodb";
import { describe, expect, test } from "vitest";
import type { FieldPlace } from "../places.ts";
import type { DocumentRecord, ValueRecord } from "../records/records.ts";
import { findValues } from "../values/find-values.ts";
import { restoreField } from "./restore-field.ts";
import { switchField } from "./switch-field.ts";

const place: FieldPlace = {
  shape: "field",
  collection: "products",
  field: "imageUrl",
  provider: "imageProvider",
  link: { field: "coverAssetId", of: (id) => id, isFree: (value) => value === null },
  purpose: "product_image",
};
const surroundings = { ownHosts: [], deliveryBase: "https://c" };
const _id = new ObjectId();
const url = "https://c/a.jpg";

type State = ValueRecord["state"];

function switched(document: Record<string, unknown>, before: DocumentRecord | null = null, state: State = "verified") {
  const found = findValues(document, place, surroundings);
  const known = new Map(
    found.map(({ key }): [string, ValueRecord] => [
      key,
      { _id: key, state, kind: "upload", url, assetId: "a".repeat(24), resourceType: "image", at: new Date(0) },
    ]),
  );
  return switchField(place, { document, found, known }, before);
}

/** The document after an update, as the database would have it. */
function after(document: Record<string, unknown>, update: { $set?: object; $unset?: object }): Record<string, unknown> {
  const gone = Object.keys(update.$unset ?? {});
  const merged = Object.entries({ ...document, ...update.$set });
  return Object.fromEntries(merged.filter(([name]) => !gone.includes(name)));
}

function thereAndBack(document: Record<string, unknown>, edit: Record<string, unknown> = {}) {
  const plan = switched({ ...document, imageUrlNext: url });
  if (!plan) throw new Error("It was not switched");
  const over = { ...after({ ...document, imageUrlNext: url }, plan.update as object), ...edit };
  const record = {
    _id: "",
    collection: "",
    field: "",
    documentId: _id,
    changes: plan.changes,
    switchedAt: new Date(0),
  };
  const back = restoreField(place, over, record);
  return { over, back: typeof back === "object" ? after(over, back.update as object) : back };
}

describe("there and back", () => {
  test.each([
    ["with everything", { _id, imageUrl: "/uploads/a.jpg", imageProvider: "local", coverAssetId: null }],
    ["with nothing beside", { _id, imageUrl: "/uploads/a.jpg" }],
    ["with the memory of an earlier move", { _id, imageUrl: "/uploads/a.jpg", imageUrlLegacy: "gridfs:old" }],
    ["with a picture chosen in the product", { _id, imageUrl: "/uploads/a.jpg", coverAssetId: "chosen" }],
  ])("%s", (_what, document) => {
    const { over, back } = thereAndBack(document);
    expect(over).toMatchObject({ imageUrl: url, imageUrlLegacy: "/uploads/a.jpg", imageProvider: "cloudinary" });
    expect(over).not.toHaveProperty("imageUrlNext");
    expect(back).toEqual(document);
  });

  test("what was written since stays, and the rest goes back", () => {
    const { back } = thereAndBack(
      { _id, imageUrl: "/uploads/a.jpg", imageProvider: "local" },
      { imageUrl: "/uploads/b.jpg" },
    );
    expect(back).toEqual({ _id, imageUrl: "/uploads/b.jpg", imageProvider: "local" });
  });

  test("a lost memory is told, not guessed", () => {
    const { back } = thereAndBack({ _id, imageUrl: "/uploads/a.jpg" }, { imageUrlLegacy: null });
    expect(back).toBe("lost");
  });
});

test("only what was verified is switched, and only while it is what was copied", () => {
  const document = { _id, imageUrl: "/uploads/a.jpg", imageUrlNext: url };
  expect(switched(document, null, "copied")).toBeUndefined();
  expect(switched({ ...document, imageUrlNext: "https://c/older.jpg" })).toBeUndefined();
  expect(switched(document)?.filter).toMatchObject({ imageUrl: { $eq: "/uploads/a.jpg" }, imageUrlNext: url });
});

test("a second switch remembers what was there before the first", () => {
  const first = switched({ _id, imageUrl: "/uploads/a.jpg", imageProvider: "gridfs", imageUrlNext: url });
  const record = {
    _id: "",
    collection: "",
    field: "",
    documentId: _id,
    changes: first?.changes ?? [],
    switchedAt: new Date(0),
  };
  const edited = {
    _id,
    imageUrl: "/uploads/b.jpg",
    imageProvider: "cloudinary",
    coverAssetId: "a".repeat(24),
    imageUrlLegacy: "/uploads/a.jpg",
    imageUrlNext: url,
  };
  const changes = switched(edited, record)?.changes ?? [];
  expect(changes.find(({ field }) => field === "imageProvider")).toMatchObject({ had: true, was: "gridfs" });
  expect(changes.find(({ field }) => field === "imageUrlLegacy")).toMatchObject({ had: false });
  expect(changes.find(({ field }) => field === "coverAssetId")).toMatchObject({ had: false });
});
