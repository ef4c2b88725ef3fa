import { expect, test } from "vitest";
import { moved } from "./moved.ts";

test.each([
  [0, 2, "bca"],
  [2, 0, "cab"],
  [1, 2, "acb"],
  [1, 1, "abc"],
  [0, -1, "abc"],
  [0, 3, "abc"],
  [7, 0, "abc"],
])("from %i to %i gives %s", (from, to, expected) => {
  expect(moved([..."abc"], from, to).join("")).toBe(expected);
});
