import { setImmediate as tick } from "node:timers/promises";
import { expect, test } from "vitest";
import { inLine } from "./in-line.ts";

test("work under one key waits for the work before it, also when that failed; other keys do not wait", async () => {
  const done: string[] = [];
  const work = (name: string, ticks: number) => async () => {
    for (let count = 0; count < ticks; count += 1) await tick();
    done.push(name);
    if (name === "first") throw new Error("no");
    return name;
  };
  const first = inLine("a", work("first", 5));
  const second = inLine("a", work("second", 0));
  const other = inLine("b", work("other", 0));
  await expect(first).rejects.toThrow("no");
  expect(await Promise.all([second, other])).toEqual(["second", "other"]);
  expect(done).toEqual(["other", "first", "second"]);
});
