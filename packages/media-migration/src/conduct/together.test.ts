import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { Together } from "./together.ts";

function doubling(most?: number) {
  const groups: number[][] = [];
  const together = new Together<number, number>(async (numbers) => {
    groups.push(numbers);
    await wait(1);
    if (numbers.includes(-13)) throw new Error("thirteen");
    return numbers.map((number) => number * 2);
  }, most);
  return { groups, ask: (number: number) => together.ask(number) };
}

test("everybody gets their own answer, in few questions", async () => {
  const { ask, groups } = doubling();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(index)));
  expect(answers).toEqual(Array.from({ length: 50 }, (_, index) => index * 2));
  expect(groups.length).toBe(1);
});

test("no group is larger than allowed", async () => {
  const { ask, groups } = doubling(7);
  await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index)));
  expect(groups.map(({ length }) => length)).toEqual([7, 7, 6]);
});

test("a group that fails fails for its own members only, and the next one is asked", async () => {
  const { ask } = doubling(2);
  const outcomes = await Promise.allSettled([12, -13, 1, 2].map(ask));
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled", "fulfilled"]);
  expect(await ask(4)).toBe(8);
});
