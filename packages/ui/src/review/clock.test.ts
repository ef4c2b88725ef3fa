import { expect, test } from "vitest";
import { clock, fileSize } from "./clock.ts";

test.each([
  [0, "0:00"],
  [4.9, "0:04"],
  [61, "1:01"],
  [3723, "1:02:03"],
])("second %d is %s", (second, words) => {
  expect(clock(second)).toBe(words);
});

test.each([
  [999, "999 B"],
  [1_500, "2 kB"],
  [4_230_000, "4,2 MB"],
  [500_000_000, "500 MB"],
])("%d bytes are %s", (bytes, words) => {
  expect(fileSize(bytes, "es-PY")).toBe(words);
});
