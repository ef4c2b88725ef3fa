import { type PayoutAccount, payoutAccount } from "@vitrina/domain/payout-accounts";
import type { Shape } from "@vitrina/ui/forms";

export type TypedAccount = {
  kind: PayoutAccount["kind"];
  bank: string;
  accountNumber: string;
  alias: string;
  holder: string;
  document: string;
};

export const NOTHING_TYPED: TypedAccount = {
  kind: "bank",
  bank: "",
  accountNumber: "",
  alias: "",
  holder: "",
  document: "",
};

/** The domain's shape for what stands in the form: what belongs to the other kind of account is left out. */
export const typedAccount: Shape<PayoutAccount> = {
  safeParse(value) {
    const { bank, accountNumber, alias, ...both } = value as TypedAccount;
    return payoutAccount.safeParse(both.kind === "bank" ? { ...both, bank, accountNumber } : { ...both, alias });
  },
};
