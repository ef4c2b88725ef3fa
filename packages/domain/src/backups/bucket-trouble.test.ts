import { expect, test } from "vitest";
import { bucketTrouble } from "./bucket-trouble.ts";

test.each([
  ["bucket-timeout", "away"],
  ["bucket-bad_response", "away"],
  ["bucket-rate_limited", "busy"],
  ["bucket-auth", "refuses"],
  ["cut-off", null],
  ["", null],
])("%s is %s", (code, trouble) => {
  expect(bucketTrouble(code)).toBe(trouble);
});
