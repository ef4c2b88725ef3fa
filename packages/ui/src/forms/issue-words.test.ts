import { brand, createBrandRequest } from "@vitrina/domain/brands";
import { campaignContent } from "@vitrina/domain/campaigns";
import { creatorProfile } from "@vitrina/domain/creators";
import { payoutAccount } from "@vitrina/domain/payout-accounts";
import { inviteRequest, password } from "@vitrina/domain/people";
import { createTranslator } from "use-intl";
import { describe, expect, test } from "vitest";
import { en } from "../messages/en.ts";
import { es } from "../messages/es.ts";
import { type Issue, issueWords } from "./issue-words.ts";
import type { Shape } from "./use-shape-form.ts";

const spanish = createTranslator({ locale: "es-PY", messages: es, namespace: "validation" });
const english = createTranslator({ locale: "en-GB", messages: en as unknown as typeof es, namespace: "validation" });

function issueOf(shape: Shape<unknown>, typed: unknown, field: string): Issue {
  const result = shape.safeParse(typed);
  const issue = result.success ? undefined : result.error.issues.find(({ path }) => path.at(-1) === field);
  if (!issue) throw new Error(`the domain accepts ${JSON.stringify(typed)}`);
  const input = typeof typed === "object" && typed !== null ? Reflect.get(typed, field) : undefined;
  return { ...issue, input };
}

const content = campaignContent.pick({ title: true, fee: true, slots: true, applicationDeadline: true, brief: true });

const bankAccount = { safeParse: (typed: unknown) => payoutAccount.safeParse({ kind: "bank", ...(typed as object) }) };
const aliasAccount = {
  safeParse: (typed: unknown) => payoutAccount.safeParse({ kind: "alias", ...(typed as object) }),
};

describe("what the domain refuses is said in words a person can act on", () => {
  test.each<[string, Shape<unknown>, object, string, string]>([
    ["an empty name", creatorProfile, { name: "" }, "name", es.validation.required],
    ["an empty e-mail", inviteRequest, { email: "" }, "email", es.validation.required],
    ["no date", content, { applicationDeadline: null }, "applicationDeadline", es.validation.required],
    ["no amount", content, { fee: null }, "fee", es.validation.required],
    ["one letter", creatorProfile, { name: "A" }, "name", "Escriba al menos 2 caracteres."],
    ["a long title", content, { title: "x".repeat(121) }, "title", "Como máximo 120 caracteres."],
    ["a negative fee", content, { fee: -1 }, "fee", "El mínimo es 0."],
    ["half a place", content, { slots: 1.5 }, "slots", es.validation.wholeNumber],
    ["too large a fee", content, { fee: 1_000_000_000 }, "fee", "El máximo es 999.999.999."],
    ["no address", inviteRequest, { email: "ana" }, "email", es.validation.email],
    ["a local number", creatorProfile, { phone: "0981 123" }, "phone", es.validation.phone],
    ["a RUC without its digit", createBrandRequest, { ruc: "80012345" }, "ruc", es.validation.ruc],
    ["a letter in an account", bankAccount, { accountNumber: "70-O123" }, "accountNumber", es.validation.accountNumber],
    ["a RUC with a wrong digit", bankAccount, { document: "80012345-6" }, "document", es.validation.document],
    ["an alias that is none", aliasAccount, { alias: "ana" }, "alias", es.validation.alias],
    ["no account number", bankAccount, { accountNumber: "" }, "accountNumber", es.validation.required],
    ["an unknown role", inviteRequest, { role: "king" }, "role", es.validation.choose],
  ])("%s", (_what, shape, typed, field, words) => {
    expect(issueWords(spanish, issueOf(shape, typed, field))).toBe(words);
  });

  test("in English too", () => {
    expect(issueWords(english, issueOf(creatorProfile, { name: "A" }, "name"))).toBe("Write at least 2 characters.");
    expect(issueWords(english, issueOf(content, { fee: 1_000_000_000 }, "fee"))).toBe("The maximum is 999,999,999.");
  });

  test("even where the issue names no field", () => {
    const result = password.safeParse("corta");
    const issue = result.error?.issues[0];
    expect(issue && issueWords(spanish, { ...issue, input: "corta" })).toBe("Escriba al menos 10 caracteres.");
  });

  test("and never as nothing, however odd the input", () => {
    for (const input of [undefined, null, 7, "x", []]) {
      for (const issue of brand.safeParse(input).error?.issues ?? []) {
        expect(issueWords(spanish, issue)).not.toBe("");
      }
    }
  });
});
