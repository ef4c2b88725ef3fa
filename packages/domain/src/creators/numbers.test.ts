import { describe, expect, test } from "vitest";
import { type CountedPiece, numbersOf } from "./numbers.ts";

const now = new Date("2026-11-22T15:00:00Z");
const day = (offset: number) => new Date(now.getTime() + offset * 24 * 60 * 60_000);
const piece = (change: Partial<CountedPiece>): CountedPiece => ({
  status: "pending",
  dueAt: day(3),
  firstSubmittedAt: null,
  roundsUsed: 0,
  ...change,
});

describe("a creator's numbers", () => {
  test.each([
    ["nobody who never owed anything has a rate", [], { onTimePercent: null, delivered: 0 }],
    ["what is not due yet does not count", [piece({})], { onTimePercent: null, overdue: 0 }],
    [
      "what came by its due date is on time",
      [piece({ firstSubmittedAt: day(1), dueAt: day(1) })],
      { onTimePercent: 100 },
    ],
    [
      "a first version in time stays in time, whatever came after",
      [piece({ status: "changes_requested", firstSubmittedAt: day(-5), dueAt: day(-4), roundsUsed: 2 })],
      { onTimePercent: 100, overdue: 0 },
    ],
    [
      "what came late is delivered and not on time",
      [piece({ firstSubmittedAt: day(-1), dueAt: day(-2) })],
      {
        delivered: 1,
        onTime: 0,
        onTimePercent: 0,
      },
    ],
    ["what never came counts as soon as it is overdue", [piece({ dueAt: day(-1) })], { overdue: 1, onTimePercent: 0 }],
    ["what has no due date is never late", [piece({ firstSubmittedAt: day(-1), dueAt: null })], { onTimePercent: 100 }],
    [
      "nobody failed a piece that was cancelled",
      [piece({ status: "cancelled", dueAt: day(-1) })],
      {
        overdue: 0,
        onTimePercent: null,
      },
    ],
  ] satisfies [string, CountedPiece[], object][])("%s", (_promise, pieces, expected) => {
    expect(numbersOf(pieces, now)).toMatchObject(expected);
  });

  test("rounds are counted on what was decided, so that work under way makes nobody look better or worse", () => {
    const pieces = [
      piece({ status: "approved", firstSubmittedAt: day(-3), roundsUsed: 2 }),
      piece({ status: "published", firstSubmittedAt: day(-3), roundsUsed: 1 }),
      piece({ status: "changes_requested", firstSubmittedAt: day(-3), roundsUsed: 4 }),
    ];
    expect(numbersOf(pieces, now)).toMatchObject({ reviewed: 2, rounds: 3 });
  });
});
