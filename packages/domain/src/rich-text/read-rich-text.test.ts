import { describe, expect, test } from "vitest";
import { plainText, readRichText, safeAddress } from "./read-rich-text.ts";

const plain = (text: string) => ({ text, bold: false, italic: false, href: null });

describe("the few signs", () => {
  test("a heading, a paragraph with its own line breaks, and both kinds of list", () => {
    expect(readRichText("# Idea\nUna línea\notra línea\n\n- uno\n- dos\n1. primero\n2) segundo")).toEqual([
      { kind: "heading", line: [plain("Idea")] },
      { kind: "paragraph", lines: [[plain("Una línea")], [plain("otra línea")]] },
      { kind: "bullets", items: [[plain("uno")], [plain("dos")]] },
      { kind: "numbers", items: [[plain("primero")], [plain("segundo")]] },
    ]);
  });

  test("bold, italic, a link and a bare address inside a line", () => {
    const [block] = readRichText("Con **luz** y *calma*: [guía](https://ejemplo.test/a) o https://ejemplo.test/b.");
    expect(block).toEqual({
      kind: "paragraph",
      lines: [
        [
          plain("Con "),
          { ...plain("luz"), bold: true },
          plain(" y "),
          { ...plain("calma"), italic: true },
          plain(": "),
          { ...plain("guía"), href: "https://ejemplo.test/a" },
          plain(" o "),
          { ...plain("https://ejemplo.test/b"), href: "https://ejemplo.test/b" },
          plain("."),
        ],
      ],
    });
  });

  test.each(["", "   ", "\n\n"])("nothing is said by %j", (text) => {
    expect(readRichText(text)).toEqual([]);
  });

  test.each(["5 * 3 * 2", "**", "[sin cierre](", "2 ** 3", "a*b"])("%s is left as it was typed", (text) => {
    expect(plainText(text)).toBe(text);
  });
});

describe("what could do harm stays words", () => {
  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//ejemplo.test",
    "/adentro",
    "no es una dirección",
  ])("%s leads nowhere", (address) => {
    expect(safeAddress(address)).toBeNull();
  });

  test("markup is text like any other", () => {
    const typed = '<img src=x onerror="alert(1)"> <b>hola</b>';
    expect(readRichText(typed)).toEqual([{ kind: "paragraph", lines: [[plain(typed)]] }]);
  });

  test("a hundred thousand signs are read without choking", () => {
    expect(readRichText("*".repeat(100_000))).toHaveLength(1);
    expect(readRichText("[".repeat(50_000))).toHaveLength(1);
    expect(readRichText("**a".repeat(30_000))).toHaveLength(1);
  });
});

test("plain text drops the signs and keeps the words", () => {
  expect(plainText("# Idea\n- **uno**\n- [dos](https://ejemplo.test)")).toBe("Idea uno dos");
});
