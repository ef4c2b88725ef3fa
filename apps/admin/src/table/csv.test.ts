import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("a spreadsheet opens it with accents, quotes, line breaks and separators as they are", () => {
  const text = csvOf(
    [["María", 'dice "hola"', "dos\nlíneas", "a;b", 12, null, new Date("2026-11-23T02:59:59.999Z")]],
    ";",
  );
  expect(text).toBe('\uFEFFMaría;"dice ""hola""";"dos\nlíneas";"a;b";12;;2026-11-22 23:59\r\n');
});

test.each(["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "=HYPERLINK(1)"])(
  "%s is shown and never calculated",
  (text) => {
    expect(csvOf([[text]], ",")).toMatch(/^\uFEFF"?'/);
  },
);

test("a phone number stays a phone number, and a negative amount a number", () => {
  expect(csvOf([["+595981123456", -5]], ",")).toBe("\uFEFF+595981123456,-5\r\n");
});
