import type { MaskedAccount } from "@vitrina/domain/payout-accounts";

/** An account as it lies in storage: closed, with what may be shown of it. */
export type SealedAccount = MaskedAccount & { sealed: string; keyId: string };

export type PayoutAccountStore = {
  /** Undefined when there is no such creator. */
  of: (creatorId: string) => Promise<SealedAccount | null | undefined>;
  keep: (creatorId: string, account: SealedAccount | null) => Promise<boolean>;
};
