import { expect, test } from "vitest";
import { safeReturn, signInProblem } from "./sign-in-problem.ts";

test.each([
  ["a wrong password", { status: 401, code: "INVALID_EMAIL_OR_PASSWORD" }, null, { key: "wrongCredentials" }],
  [
    "a locked account, with the wait rounded up",
    { status: 429, code: "ACCOUNT_LOCKED" },
    "61",
    { key: "locked", minutes: 2 },
  ],
  [
    "a locked account without a known wait, which is not guessed",
    { status: 429, code: "ACCOUNT_LOCKED" },
    null,
    { key: "tooMany" },
  ],
  ["a blocked account", { status: 403, code: "ACCOUNT_BLOCKED" }, null, { key: "blocked" }],
  ["too many attempts from one address", { status: 429 }, "10", { key: "tooMany" }],
  ["a wrong second-step code", { status: 401, code: "INVALID_CODE" }, null, { key: "twoFactorWrong" }],
  ["a fault of ours, which is never blamed on the password", { status: 500 }, null, { key: "failed" }],
])("%s gets its own sentence", (_what, error, retryAfter, problem) => {
  expect(signInProblem(error, retryAfter)).toEqual(problem);
});

test.each([
  ["/campaigns?status=draft", "/campaigns?status=draft"],
  [undefined, "/"],
  ["https://elsewhere.example", "/"],
  ["//elsewhere.example", "/"],
  ["/\\elsewhere.example", "/"],
])("after signing in, %s leads to %s and never outside", (next, expected) => {
  expect(safeReturn(next)).toBe(expected);
});
