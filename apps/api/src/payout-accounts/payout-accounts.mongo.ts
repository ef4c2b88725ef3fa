import { type Database, objectId } from "@vitrina/db";
import type { PayoutAccountStore, SealedAccount } from "./payout-accounts.store.ts";

/** The account is no part of the profile: it has its own door, and a profile that is read does not carry it along. */
export function mongoPayoutAccounts(db: Database): PayoutAccountStore {
  return {
    async of(creatorId) {
      const row = await db.orm.ugc_creators.where({ _id: creatorId }).first();
      return row ? ((row.payoutAccount as SealedAccount | null | undefined) ?? null) : undefined;
    },
    async keep(creatorId, payoutAccount) {
      const { matchedCount } = await db
        .collection("ugc_creators")
        .updateOne({ _id: objectId(creatorId), erasedAt: null }, { $set: { payoutAccount } });
      return matchedCount === 1;
    },
  };
}
