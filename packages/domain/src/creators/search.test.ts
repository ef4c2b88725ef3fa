import { expect, test } from "vitest";
import { asSearched } from "./search.ts";

test.each([
  ["0981 123-456", "981123456"],
  ["+595 (981) 123 456", "595981123456"],
  ["00595981123456", "595981123456"],
  ["@lagomez", "lagomez"],
  ["María Núñez", "María Núñez"],
  ["2026", "2026"],
])("%s is searched as %s", (typed, searched) => {
  expect(asSearched(typed)).toBe(searched);
});
