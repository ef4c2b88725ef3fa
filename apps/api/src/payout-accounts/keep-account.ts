import { Refusal } from "@vitrina/domain";
import { endingOf, type MaskedAccount, type PayoutAccount } from "@vitrina/domain/payout-accounts";
import type { CreatorActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { assertConfirmed } from "../sign-in/assert-confirmed.ts";
import { masked, placeOfAccount } from "./account-views.ts";

type Needs = Pick<
  Ports,
  "payoutAccounts" | "sealer" | "accounts" | "attempts" | "audit" | "outbox" | "transaction" | "now"
> & { actor: CreatorActor };

/** Stores where a creator wants to be paid. Asks for the password, and tells the owner by mail: whoever changes it takes the money. */
export async function keepAccount(
  ctx: Needs,
  { account, password }: { account: PayoutAccount; password?: string | undefined },
): Promise<MaskedAccount> {
  await assertConfirmed(ctx, password);
  const { creatorId } = ctx.actor;
  const sealed = ctx.sealer.seal(placeOfAccount(creatorId), JSON.stringify(account));
  const next = {
    sealed,
    keyId: ctx.sealer.newest,
    kind: account.kind,
    ending: endingOf(account),
    changedAt: ctx.now(),
  };
  await replace(ctx, next);
  return masked(next);
}

/** Takes the account out; nothing can be transferred until there is one again. */
export async function removeAccount(ctx: Needs, { password }: { password?: string | undefined }): Promise<null> {
  await assertConfirmed(ctx, password);
  await replace(ctx, null);
  return null;
}

function replace(ctx: Needs, next: Parameters<Ports["payoutAccounts"]["keep"]>[1]): Promise<void> {
  const { creatorId, userId, email, name } = ctx.actor;
  return ctx.transaction(async () => {
    const was = await ctx.payoutAccounts.of(creatorId);
    if (was === undefined || !(await ctx.payoutAccounts.keep(creatorId, next))) {
      throw new Refusal("not-found", "no-such-creator");
    }
    await ctx.audit.record({
      action: next ? "payout-account.kept" : "payout-account.removed",
      actor: ctx.actor,
      target: { kind: "creator", id: creatorId },
      before: was && { kind: was.kind, ending: was.ending },
      after: next && { kind: next.kind, ending: next.ending },
    });
    await ctx.outbox.announce({
      kind: "security.payout-account-changed",
      aggregateId: userId,
      payload: { userId, email, name, ending: next?.ending ?? "" },
    });
  });
}
