import { expect, test } from "vitest";
import { fileNameOf, isLeftOut } from "./namespace.ts";

test.each([
  ["ugc_creators", "ugc_creators"],
  ["con espacio", "con+espacio"],
  ["¿qué?", "%C2%BFqu%C3%A9%3F"],
  ["a/b\\c", "a%2Fb%5Cc"],
  ["!'()*~-_.", "%21%27%28%29%2A~-_."],
  ["fs.files", "fs.files"],
])("the collection %s is the file %s", (collection, file) => {
  expect(fileNameOf(collection)).toBe(file);
});

test("a name that is too long for a file is cut, and ends with its hash", () => {
  const [long, other] = ["ñ".repeat(100), `${"ñ".repeat(99)}x`];
  expect(fileNameOf(long)).toMatch(/^(%C3%B1){34}%C3%%24[\w-]{27}$/);
  expect(fileNameOf(long)).toHaveLength(238);
  expect(fileNameOf(long)).not.toBe(fileNameOf(other));
  expect(fileNameOf("a".repeat(238))).toBe("a".repeat(238));
});

test.each([
  ["system.js", false],
  ["system.views", true],
  ["system.buckets.x", true],
  ["a$b", true],
  ["_prisma_migrations", false],
])("whether %s is left out: %s", (collection, leftOut) => {
  expect(isLeftOut(collection)).toBe(leftOut);
});
