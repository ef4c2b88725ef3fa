import { expect, test } from "vitest";
import { isFinishConfirmed, paceOf } from "./move.ts";

test.each([
  ["TERMINAR", true],
  ["FINISH", true],
  [" TERMINAR ", true],
  ["terminar", false],
  ["", false],
  ["yes", false],
])("finishing is confirmed by %o: %o", (typed, expected) => {
  expect(isFinishConfirmed(typed)).toBe(expected);
});

test("the time left is what the documents left take at the pace so far", () => {
  expect(paceOf({ done: 50, total: 200, seconds: 10 })).toEqual({ perSecond: 5, secondsLeft: 30 });
  expect(paceOf({ done: 200, total: 200, seconds: 40 })).toEqual({ perSecond: 5, secondsLeft: null });
  expect(paceOf({ done: 0, total: 200, seconds: 3 })).toBeNull();
});
