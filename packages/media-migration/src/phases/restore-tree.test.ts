import { expect, test } from "vitest";
import type { TreePlace } from "../places.ts";
import { fingerprint } from "../records/records.ts";
import { restoreTree } from "./restore-tree.ts";

const place: TreePlace = { shape: "tree", collection: "pages", field: "components", purpose: "website_image" };
const lines = [
  { at: "components.0.image", was: "/uploads/a.jpg", is: "https://c/a" },
  { at: "components.1.images.1", was: "gridfs:b", is: "https://c/b" },
];

const record = (legacy: unknown) => ({
  _id: "pages/1",
  collection: "pages",
  field: "components",
  documentId: 1,
  changes: [{ field: "componentsLegacy", had: false, put: fingerprint(legacy) }],
  switchedAt: new Date(0),
});
const back = (components: unknown, componentsLegacy: unknown = lines) =>
  restoreTree(place, { _id: 1, components, componentsLegacy }, record(lines));
const setOf = (components: unknown) => {
  const change = back(components);
  return typeof change === "object" ? change.update.$set : change;
};

test("each value goes back to its place", () => {
  expect(setOf([{ image: "https://c/a" }, { images: ["x", "https://c/b"] }])).toEqual({
    "components.0.image": "/uploads/a.jpg",
    "components.1.images.1": "gridfs:b",
  });
});

test("a component that was moved is found by its value, and a copy of it too", () => {
  expect(setOf([{ images: ["https://c/b"] }, { image: "https://c/a" }, { image: "https://c/a" }])).toEqual({
    "components.0.images.0": "gridfs:b",
    "components.1.image": "/uploads/a.jpg",
    "components.2.image": "/uploads/a.jpg",
  });
});

test("what somebody wrote since stays", () => {
  expect(setOf([{ image: "/uploads/nueva.jpg" }, { images: ["x", "https://c/b"] }])).toEqual({
    "components.1.images.1": "gridfs:b",
  });
});

test("a memory that is not ours is not touched", () => {
  expect(
    back([{ image: "https://c/a" }], [{ at: "components.0.image", was: "other", is: "https://c/a" }]),
  ).toBeUndefined();
});
