import { expect, test } from "vitest";
import { decodeDocument } from "./decode.ts";
import { encodeDocument } from "./encode.ts";
import { toDoc } from "./value.ts";

test("a document that outgrows the writer's buffer keeps the types of what surrounds it", () => {
  const doc = toDoc({
    before: 1,
    inner: { text: "x".repeat(10_000), list: [{ deep: "y".repeat(50_000) }] },
    after: true,
  });
  expect(decodeDocument(encodeDocument(doc))).toEqual(doc);
});

test("bytes given away stay what they are, however large, and leave room in front", () => {
  const large = toDoc({ text: "z".repeat(3_000_000) });
  const first = encodeDocument(large, 21);
  const second = encodeDocument(toDoc({ text: "a".repeat(3_000_000) }), 5_000);
  expect(decodeDocument(first.subarray(21))).toEqual(large);
  expect(decodeDocument(second.subarray(5_000)).get("text")).toHaveLength(3_000_000);
});
