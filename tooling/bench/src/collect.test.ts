import { expect, test } from "vitest";
import { benchIn, isMet, tableOf } from "./collect.ts";

const detailBench = async () => [];

test("a bench is found by the name of what it exports", () => {
  expect(benchIn({ detailBench, rounds: 9 }, "detail.bench.ts")).toBe(detailBench);
});

test("a file without a bench, or with two, is refused by name", () => {
  expect(() => benchIn({ rounds: 9 }, "detail.bench.ts")).toThrow(
    "detail.bench.ts must export one function called …Bench",
  );
  expect(() => benchIn({ detailBench, otherBench: detailBench }, "detail.bench.ts")).toThrow("exports 2");
});

test("an aim is met at its edge and missed beyond it; a row without one is not judged", () => {
  expect(isMet({ value: 2, aim: { atMost: 2 } })).toBe(true);
  expect(isMet({ value: 2.01, aim: { atMost: 2 } })).toBe(false);
  expect(isMet({ value: 3, aim: { atLeast: 3 } })).toBe(true);
  expect(isMet({ value: 2.99, aim: { atLeast: 3 } })).toBe(false);
  expect(isMet({ value: Number.NaN, aim: { atMost: 2 } })).toBe(false);
  expect(isMet({ value: 1 })).toBeNull();
});

test("what was measured is printed as it is, with its unit, its aim and whether that was met", () => {
  const table = tableOf([
    { name: "query", value: 4.2567, unit: "×", note: "3.9–4.4", aim: { atLeast: 3 } },
    { name: "slow", value: 2.5, unit: "×", note: "2–3", aim: { atMost: 2 } },
    { name: "a longer name", value: 12_345.6, unit: "req/s", note: "" },
  ]);
  expect(table.split("\n")).toEqual([
    "  query                4.26 ×  ≥ 3 met     3.9–4.4",
    "  slow                  2.5 ×  ≤ 2 MISSED  2–3",
    "  a longer name  12,346 req/s",
  ]);
});
