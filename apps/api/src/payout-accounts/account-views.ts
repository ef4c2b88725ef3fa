import { Refusal } from "@vitrina/domain";
import { type MaskedAccount, type PayoutAccount, payoutAccount } from "@vitrina/domain/payout-accounts";
import type { AdminActor, CreatorActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { assertConfirmed } from "../sign-in/assert-confirmed.ts";
import type { SealedAccount } from "./payout-accounts.store.ts";

export const placeOfAccount = (creatorId: string) => ({
  collection: "ugc_creators",
  id: creatorId,
  field: "payoutAccount",
});

export const masked = ({ kind, ending, changedAt }: SealedAccount): MaskedAccount => ({ kind, ending, changedAt });

export async function myAccount(
  ctx: Pick<Ports, "payoutAccounts"> & { actor: CreatorActor },
): Promise<MaskedAccount | null> {
  return accountOf(ctx, ctx.actor.creatorId);
}

export async function accountOf(ctx: Pick<Ports, "payoutAccounts">, creatorId: string): Promise<MaskedAccount | null> {
  const account = await ctx.payoutAccounts.of(creatorId);
  if (account === undefined) throw new Refusal("not-found", "no-such-creator");
  return account && masked(account);
}

type Revealing = Pick<
  Ports,
  "payoutAccounts" | "sealer" | "accounts" | "attempts" | "audit" | "transaction" | "now"
> & {
  actor: AdminActor;
};

/** Shows the whole account to whoever transfers. In the log first: an account that was shown without its entry could never be accounted for. */
export async function revealAccount(
  ctx: Revealing,
  { creatorId, reason, password }: { creatorId: string; reason: string; password?: string | undefined },
): Promise<PayoutAccount> {
  await assertConfirmed(ctx, password);
  const account = await ctx.payoutAccounts.of(creatorId);
  if (!account) throw new Refusal("not-found", account === undefined ? "no-such-creator" : "no-payout-account");
  const opened = payoutAccount.parse(JSON.parse(ctx.sealer.open(placeOfAccount(creatorId), account.sealed)));
  await ctx.audit.record({
    action: "payout-account.revealed",
    actor: ctx.actor,
    target: { kind: "creator", id: creatorId },
    before: null,
    after: { reason, kind: account.kind, ending: account.ending },
  });
  return opened;
}
