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
