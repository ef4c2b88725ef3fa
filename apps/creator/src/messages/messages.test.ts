import { argumentDifferences } from "@vitrina/ui/messages/argument-differences";
import { expect, test } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";

test("both languages say each message with the same arguments", () => {
  expect(argumentDifferences(es, en)).toEqual([]);
});
