import { expect, test } from "vitest";
import { NOTHING_TYPED, typedAccount } from "./typed-account.ts";

const filled = {
  ...NOTHING_TYPED,
  bank: "itau",
  accountNumber: "700-123456",
  alias: "0981 123456",
  holder: "Ana Benítez",
  document: "4.567.890",
};

test("what was typed for the other kind of account is not sent", () => {
  expect(typedAccount.safeParse(filled)).toEqual({
    success: true,
    data: { kind: "bank", bank: "itau", accountNumber: "700123456", holder: "Ana Benítez", document: "4567890" },
  });
  expect(typedAccount.safeParse({ ...filled, kind: "alias" })).toEqual({
    success: true,
    data: { kind: "alias", alias: "+595981123456", holder: "Ana Benítez", document: "4567890" },
  });
});

test("an empty form is wrong at the fields of its kind alone", () => {
  const wrong = (kind: "alias" | "bank") => {
    const judged = typedAccount.safeParse({ ...NOTHING_TYPED, kind });
    return judged.success ? [] : judged.error.issues.map(({ path }) => path[0]);
  };
  expect(new Set(wrong("bank"))).toEqual(new Set(["bank", "accountNumber", "holder", "document"]));
  expect(new Set(wrong("alias"))).toEqual(new Set(["alias", "holder", "document"]));
});
