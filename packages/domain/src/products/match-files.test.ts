import { expect, test } from "vitest";
import { matchFile } from "./match-files.ts";

const products = ["YER-500", "YER-500-MENTA", "CHIPA", "TP.01/A", "0042", "42"].map((sku) => ({ id: sku, sku }));

test.each([
  ["YER-500.jpg", "YER-500"],
  ["yer-500.JPG", "YER-500"],
  ["yer_500 (2).webp", "YER-500"],
  ["YER 500 frente.png", "YER-500"],
  ["foto-yer-500-1.jpg", "YER-500"],
  ["YER-500-MENTA.jpg", "YER-500-MENTA"],
  ["yer_500_menta_3.jpg", "YER-500-MENTA"],
  ["chipa.jpg", "CHIPA"],
  ["tp.01-a lateral.jpg", "TP.01/A"],
  ["0042.png", "0042"],
  ["42.png", "42"],
  ["CHIPA/frente.jpg", "CHIPA"],
  ["catálogo\\chipa\\1.jpg", "CHIPA"],
  ["CHIPA/yer-500.jpg", "YER-500"],
])("%s belongs to %s", (path, sku) => {
  expect(matchFile(path, products)).toMatchObject({ why: "sku", product: { sku } });
});

test.each([
  ["yer5000.jpg", "none"],
  ["chipas.jpg", "none"],
  ["IMG_2210.jpg", "none"],
  ["", "none"],
  [".jpg", "none"],
  ["chipa y yer-500.jpg", "several"],
  ["42 o 0042.jpg", "several"],
])("%s is left to a person: %s", (path, why) => {
  expect(matchFile(path, products)).toEqual({ why, product: null });
});

test("a SKU made of signs alone names nothing", () => {
  expect(matchFile("foto.jpg", [{ id: "x", sku: "--" }])).toEqual({ why: "none", product: null });
});
