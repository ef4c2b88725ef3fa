import { expect, test } from "vitest";
import { lossOf, quietUntil } from "./losses.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const seconds = (limits: string | null, retryAfter: string | null = null, status = 429) => {
  const until = quietUntil(status, { "x-sentry-rate-limits": limits, "retry-after": retryAfter }, NOW);
  return until && (until.getTime() - NOW.getTime()) / 1_000;
};

test.each([
  ["for everything", "60::organization", null, 60],
  ["for errors among others", "30:span:project, 2700:default;error;security:organization", null, 2700],
  ["for spans alone", "60:span:organization", "60", null],
  ["by an old server", null, "120", 120],
  ["without a time", null, null, 60],
])("a limit %s", (_what, limits, retryAfter, expected) => {
  expect(seconds(limits, retryAfter)).toBe(expected);
});

test("an answer that takes the event in may announce a limit all the same, and usually does not", () => {
  expect(seconds("60:error:key", null, 200)).toBe(60);
  expect(seconds(null, null, 200)).toBeNull();
});

test("only reports of errors are missed, and what was left out on purpose is not", () => {
  expect(lossOf({ reason: "network_error", category: "error", quantity: 3 })).toEqual({ reason: "no-line", count: 3 });
  expect(lossOf({ reason: "network_error", category: "span", quantity: 3 })).toBeNull();
  expect(lossOf({ reason: "sample_rate", category: "error", quantity: 3 })).toBeNull();
});

test("what a browser says of itself is believed within bounds", () => {
  expect(lossOf({ reason: "network_error", category: "error", quantity: 1e12 })).toMatchObject({ count: 1_000 });
  for (const quantity of [-1, 0.5, "7", null]) {
    expect(lossOf({ reason: "network_error", category: "error", quantity })).toBeNull();
  }
});
