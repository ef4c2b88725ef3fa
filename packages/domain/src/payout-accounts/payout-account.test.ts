import { describe, expect, test } from "vitest";
import { BANK_NAMES, endingOf, PAYOUT_BANKS, payoutAccount, rucCheckDigit } from "./payout-account.ts";

const bank = { kind: "bank", bank: "itau", accountNumber: "700123456", holder: "Ana Benítez", document: "4567890" };
const alias = { kind: "alias", alias: "+595981123456", holder: "Ana Benítez", document: "80012345-0" };
const takes = (account: unknown) => payoutAccount.safeParse(account).success;

describe("a payout account", () => {
  test.each([
    ["80000519", 8],
    ["1234567", 9],
  ])("knows the check digit of %s", (base, digit) => {
    expect(rucCheckDigit(base)).toBe(digit);
    expect(takes({ ...alias, document: `${base}-${digit}` })).toBe(true);
    expect(takes({ ...alias, document: `${base}-${(digit + 1) % 10}` })).toBe(false);
  });

  test.each(["+595981123456", "ana@example.com", "4567890"])("can be the alias %s", (text) =>
    expect(takes({ ...alias, document: "4567890", alias: text })).toBe(true),
  );

  test("is taken as people write it, and kept as banks know it", () => {
    const typed = { accountNumber: " 70 0123-456 ", document: "80.000.519-8" };
    expect(payoutAccount.parse({ ...bank, ...typed })).toEqual({
      ...bank,
      accountNumber: "700123456",
      document: "80000519-8",
    });
    const written = (text: string) => payoutAccount.parse({ ...alias, document: "4567890", alias: text });
    expect(written("0981 123 456")).toMatchObject({ alias: "+595981123456" });
    expect(written("4.567.890")).toMatchObject({ alias: "4567890" });
    expect(written(" ana@example.com ")).toMatchObject({ alias: "ana@example.com" });
  });

  test("has a name for every bank", () => expect(Object.keys(BANK_NAMES)).toEqual([...PAYOUT_BANKS]));

  test.each([
    ["a landline as alias", { ...alias, document: "4567890", alias: "+59521123456" }],
    ["a word as alias", { ...alias, document: "4567890", alias: "ana" }],
    ["letters in the number", { ...bank, accountNumber: "70-O123" }],
    ["an unknown bank", { ...bank, bank: "otro" }],
    ["no holder", { ...bank, holder: " " }],
    ["a field of its own", { ...bank, amount: 1 }],
    ["the parts of both kinds", { ...bank, alias: "+595981123456" }],
  ])("refuses %s", (_what, account) => expect(takes(account)).toBe(false));

  test("is known again by its ending, and a short one tells nothing", () => {
    expect(endingOf(payoutAccount.parse(bank))).toBe("456");
    expect(endingOf(payoutAccount.parse({ ...bank, accountNumber: "12345" }))).toBe("");
    expect(endingOf(payoutAccount.parse({ ...alias, document: "4567890", alias: "anabenitez@example.com" }))).toBe(
      "tez",
    );
  });
});
