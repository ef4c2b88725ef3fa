import { expect, test } from "vitest";
import { assertBorn } from "./about.ts";

const NOW = new Date("2026-11-22T02:00:00Z");

test.each([
  ["1998-04-03", true],
  ["2026-11-21", true],
  ["2026-11-22", false],
  ["1916-01-01", true],
  ["1915-12-31", false],
])("late on the 21st in Asunción, somebody may be born on %s: %s", (day, may) => {
  const check = () => assertBorn(day, NOW);
  if (may) expect(check).not.toThrow();
  else expect(check).toThrow("invalid-input");
});
