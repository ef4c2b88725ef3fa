import {
  accountOfCreatorRequest,
  keepAccountRequest,
  maskedAccount,
  payoutAccount,
  removeAccountRequest,
  revealAccountRequest,
} from "@vitrina/domain/payout-accounts";
import { z } from "zod";
import { admin, adminInPerson, creator, creatorInPerson, router } from "../trpc/procedures.ts";
import { accountOf, myAccount, revealAccount } from "./account-views.ts";
import { keepAccount, removeAccount } from "./keep-account.ts";

export const payoutAccountsRouter = router({
  mine: creator("profile:read")
    .output(maskedAccount.nullable())
    .query(({ ctx }) => myAccount(ctx)),
  keepMine: creatorInPerson("profile:write")
    .input(keepAccountRequest)
    .output(maskedAccount)
    .mutation(({ ctx, input }) => keepAccount(ctx, input)),
  removeMine: creatorInPerson("profile:write")
    .input(removeAccountRequest)
    .output(z.null())
    .mutation(({ ctx, input }) => removeAccount(ctx, input)),
  ofCreator: admin("payouts:write")
    .input(accountOfCreatorRequest)
    .output(maskedAccount.nullable())
    .query(({ ctx, input }) => accountOf(ctx, input.creatorId)),
  reveal: adminInPerson("payouts:write")
    .input(revealAccountRequest)
    .output(payoutAccount)
    .mutation(({ ctx, input }) => revealAccount(ctx, input)),
});
