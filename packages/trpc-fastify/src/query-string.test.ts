import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readTrpcQuery } from "./query-string.ts";

const name = fc.constantFrom("input", "batch", "connectionParams", "%69nput", "other", "__proto__", "");
const value = fc.oneof(fc.constantFrom("1", "a+b", "%zz", "%E0%A4%A", "%C3%A9", "=", "#1", "?"), fc.string());

it("reads a query as URLSearchParams does, whatever it holds", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value, fc.boolean())), (pairs) => {
      const search = pairs.map(([key, text, bare]) => (bare ? key : `${key}=${encodeSome(text)}`)).join("&");
      const standard = new URL(`http://host/trpc/a?${search}`).searchParams;
      expect(readTrpcQuery(`/trpc/a?${search}`)).toEqual({
        isBatch: standard.get("batch") === "1",
        input: standard.get("input"),
        connectionParams: standard.get("connectionParams"),
      });
    }),
    { numRuns: 2000 },
  );
});

function encodeSome(text: string): string {
  return text.replaceAll(/[^!-~]/g, (character) => encodeURIComponent(character.toWellFormed()));
}
