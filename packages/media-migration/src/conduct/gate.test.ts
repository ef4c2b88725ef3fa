import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { Gate } from "./gate.ts";
import { MemoryBudget } from "./memory-budget.ts";

async function mostAtOnce(run: (work: () => Promise<void>) => Promise<void>, times: number): Promise<number> {
  let [running, most] = [0, 0];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await wait(1);
    running -= 1;
  };
  await Promise.all(Array.from({ length: times }, () => run(work)));
  return most;
}

test("no more go through at once than allowed, and all get through", async () => {
  const gate = new Gate(4, () => 0);
  expect(await mostAtOnce((work) => gate.run(work), 40)).toBe(4);
});

test("after too much fewer go at once, and more again after successes", async () => {
  let now = 0;
  const gate = new Gate(8, () => now);
  gate.tooMuch(1);
  gate.tooMuch(1);
  expect(gate.limit).toBe(5);
  now = 10;
  expect(await mostAtOnce((work) => gate.run(work), 5)).toBe(5);
  for (let count = 0; count < 60; count += 1) await gate.run(async () => {});
  expect(gate.limit).toBe(8);
});

test("it never closes altogether", () => {
  let now = 0;
  const gate = new Gate(8, () => now);
  for (let count = 0; count < 50; count += 1) {
    gate.tooMuch(1);
    now += 2;
  }
  expect(gate.limit).toBe(1);
});

test("memory is held up to its limit, and by one alone who needs more", async () => {
  const memory = new MemoryBudget(100);
  expect(await mostAtOnce((work) => memory.hold(40, work), 20)).toBe(2);
  expect(await mostAtOnce((work) => memory.hold(5_000, work), 5)).toBe(1);
});
