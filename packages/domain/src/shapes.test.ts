import { describe, expect, test } from "vitest";
import { line, prose } from "./shapes.ts";

describe("one line", () => {
  test.each([
    ["  Ñandutí  ", "Ñandutí"],
    ["dos\nlíneas\tpegadas", "dos líneas pegadas"],
    ["nulo\u0000dentro", "nulo dentro"],
    ["👩‍🎨 con unión", "👩‍🎨 con unión"],
  ])("%j is kept as %j", (typed, kept) => expect(line(40).parse(typed)).toBe(kept));

  test.each(["", "   ", "\u0000", "x".repeat(41)])("%j is refused", (typed) =>
    expect(line(40).safeParse(typed).success).toBe(false),
  );
});

test.each([
  ["primera\r\n\tsegunda\n", "primera\r\n\tsegunda"],
  ["nulo\u0000 y campana\u0007", "nulo y campana"],
])("several lines: %j is kept as %j", (typed, kept) => expect(prose(40).parse(typed)).toBe(kept));
