import { expect, test } from "vitest";
import { assertMayWork } from "./standing.ts";

test.each([
  ["applied", true],
  ["approved", true],
  ["paused", false],
  ["blocked", false],
] as const)("whoever is %s may work: %s", (status, may) => {
  const check = () => assertMayWork({ status });
  if (may) expect(check).not.toThrow();
  else expect(check).toThrow("creator-not-approved");
});
