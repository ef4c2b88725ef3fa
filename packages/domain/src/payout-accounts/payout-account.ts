import { z } from "zod";
import { asE164 } from "../creators/index.ts";
import { id } from "../shapes.ts";

/** Banks and wallets of Paraguay that take transfers through SIPAP. */
export const PAYOUT_BANKS = [
  "atlas",
  "bancop",
  "basa",
  "bnf",
  "continental",
  "familiar",
  "gnb",
  "interfisa",
  "itau",
  "rio",
  "solar",
  "sudameris",
  "ueno",
  "zeta",
] as const;
export type PayoutBank = (typeof PAYOUT_BANKS)[number];

/** What each calls itself, the same in every language. */
export const BANK_NAMES: Record<PayoutBank, string> = {
  atlas: "Banco Atlas",
  bancop: "Bancop",
  basa: "Banco Basa",
  bnf: "Banco Nacional de Fomento (BNF)",
  continental: "Banco Continental",
  familiar: "Banco Familiar",
  gnb: "Banco GNB",
  interfisa: "Interfisa Banco",
  itau: "Banco Itaú",
  rio: "Banco Río",
  solar: "Solar Banco",
  sudameris: "Sudameris Bank",
  ueno: "ueno bank",
  zeta: "Zeta Banco",
};

/** The check digit of a Paraguayan tax number: weights 2 to 11 from the right, modulo 11. */
export function rucCheckDigit(base: string): number {
  const sum = [...base].reverse().reduce((total, digit, index) => total + Number(digit) * (2 + (index % 10)), 0);
  const rest = sum % 11;
  return rest > 1 ? 11 - rest : 0;
}

function isDocument(text: string): boolean {
  const [, base = "", digit] = /^([1-9]\d{4,7})(?:-(\d))?$/.exec(text) ?? [];
  return base !== "" && (digit === undefined || Number(digit) === rucCheckDigit(base));
}

/** People write `4.567.890` and `70 0123-4`; banks know digits. */
const digitsOf = (text: string): string => text.replace(/[\s.]/g, "");

const document = z
  .string()
  .transform(digitsOf)
  .pipe(
    z
      .string()
      .min(1)
      .max(12)
      .refine(isDocument, { params: { problem: "document" } }),
  );
const holder = z.string().trim().min(3).max(120);

/** What a SIPAP alias can be: a document, a mobile phone of Paraguay, or an address of mail. */
function isAlias(text: string): boolean {
  return isDocument(text) || /^\+5959\d{8}$/.test(text) || z.email().safeParse(text).success;
}

/** As SIPAP knows it: the dots of a document and the way a phone was written are taken out. */
function asAlias(typed: string): string {
  const text = typed.trim();
  if (text.includes("@")) return text;
  return /^(\+|00|09)/.test(text) ? asE164(text) : digitsOf(text);
}

const aliasAccount = z.strictObject({
  kind: z.literal("alias"),
  alias: z
    .string()
    .transform(asAlias)
    .pipe(
      z
        .string()
        .min(1)
        .max(120)
        .refine(isAlias, { params: { problem: "alias" } }),
    ),
  holder,
  document,
});
const bankAccount = z.strictObject({
  kind: z.literal("bank"),
  bank: z.enum(PAYOUT_BANKS),
  accountNumber: z
    .string()
    .transform((typed) => digitsOf(typed).replaceAll("-", ""))
    .pipe(z.string().regex(/^\d{4,24}$/)),
  holder,
  document,
});

/** Where a creator is paid. Never stored in the clear, never in a log, never in an audit entry. */
export const payoutAccount = z.discriminatedUnion("kind", [aliasAccount, bankAccount]);
export type PayoutAccount = z.infer<typeof payoutAccount>;

/** The same as anybody may see it who need not transfer anything. */
export const maskedAccount = z.object({
  kind: z.enum(["alias", "bank"]),
  ending: z.string(),
  changedAt: z.date(),
});
export type MaskedAccount = z.infer<typeof maskedAccount>;

/** The characters by which an owner knows their account again: three of the last, and of a short one none. */
export function endingOf(account: PayoutAccount): string {
  const text = account.kind === "bank" ? account.accountNumber : account.alias.replace(/@.*$/, "");
  return text.length < 6 ? "" : text.slice(-3);
}

/** The password is asked for when the session is older than a few minutes. */
const confirmation = z.string().min(1).max(200).optional();

export const keepAccountRequest = z.strictObject({ account: payoutAccount, password: confirmation });
export const removeAccountRequest = z.strictObject({ password: confirmation });
export const accountOfCreatorRequest = z.strictObject({ creatorId: id });
export const revealAccountRequest = z.strictObject({
  creatorId: id,
  reason: z.string().trim().min(5).max(200),
  password: confirmation,
});
