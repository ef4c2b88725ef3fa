import { expect, test } from "vitest";
import { benchIn, tableOf } from "./collect.ts";

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

test("what was measured is printed as it is, with its unit", () => {
  const table = tableOf([
    { name: "query", value: 4.2567, unit: "×", note: "3.9–4.4" },
    { name: "a longer name", value: 12_345.6, unit: "req/s", note: "" },
  ]);
  expect(table).toBe("  query                4.26 ×  3.9–4.4\n  a longer name  12,346 req/s");
});
