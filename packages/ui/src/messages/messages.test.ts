import { expect, test } from "vitest";
import { argumentDifferences } from "./argument-differences.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

test("both languages say each message with the same arguments", () => {
  expect(argumentDifferences(es, en)).toEqual([]);
});

test("a lost argument, an invented one and a missing message are noticed", () => {
  const source = { a: "{count, plural, one {# foto} other {# fotos}}", b: "Hola", c: { d: "Hasta {when}" } };
  expect(argumentDifferences(source, { a: "photos", b: "Hello {name}", c: {} })).toEqual([
    "a: count / none",
    "b: none / name",
    "c.d: missing",
  ]);
});
