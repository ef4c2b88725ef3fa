import { expect, test } from "vitest";
import { safeNext } from "./safe-next.ts";

test.each([
  [undefined, "/"],
  ["", "/"],
  ["/campaigns/6561", "/campaigns/6561"],
  ["/campaigns?search=mate", "/campaigns?search=mate"],
  ["https://elsewhere.example", "/"],
  ["//elsewhere.example", "/"],
  ["/\\elsewhere.example", "/"],
  ["javascript:alert(1)", "/"],
])("after signing in, %s leads to %s", (asked, goes) => {
  expect(safeNext(asked)).toBe(goes);
});
