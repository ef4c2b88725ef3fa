import { expect, test } from "vitest";
import { inTurns, rangeOf, ratioOf, spreadOf } from "./rounds.ts";

test("every measurement is taken once per round, each of them first in its turn", async () => {
  const order: string[] = [];
  const taking = (name: string) => async (round: number) => order.push(`${name}${round}`);
  const taken = await inTurns(2, { a: taking("a"), b: taking("b") });
  expect(order).toEqual(["a0", "b0", "b1", "a1"]);
  expect(taken).toEqual({ a: [1, 4], b: [2, 3] });
});

test("the median is the middle value, or the mean of the two in the middle", () => {
  expect(spreadOf([30, 1, 2])).toEqual({ median: 2, least: 1, most: 30 });
  expect(spreadOf([4, 1, 3, 2]).median).toBe(2.5);
  expect(() => spreadOf([])).toThrow(RangeError);
});

test("ratios are taken round by round, so that a slow round slows both sides", () => {
  const ratio = ratioOf([10, 1], [20, 2]);
  expect(ratio).toEqual({ median: 0.5, least: 0.5, most: 0.5 });
  expect(rangeOf(ratio)).toBe("0.5–0.5");
});

test("a round that one side did not take makes no ratio", () => {
  expect(ratioOf([1], []).median).toBeNaN();
});
