import type { Database } from "@vitrina/db";
import type { IndexDescription } from "mongodb";

const INDEXES: Readonly<Record<string, IndexDescription[]>> = {
  user: [
    { name: "user_email", key: { email: 1 }, unique: true },
    { name: "user_kind_email", key: { kind: 1, email: 1, _id: 1 } },
    { name: "user_role", key: { role: 1 } },
  ],
  session: [
    { name: "session_token", key: { token: 1 }, unique: true },
    { name: "session_user", key: { userId: 1 } },
    { name: "session_expiry", key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
  account: [
    { name: "account_provider", key: { providerId: 1, accountId: 1 }, unique: true },
    { name: "account_user", key: { userId: 1 } },
  ],
  verification: [
    { name: "verification_identifier", key: { identifier: 1, createdAt: -1 } },
    { name: "verification_expiry", key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
  twoFactor: [{ name: "two_factor_user", key: { userId: 1 }, unique: true }],
  apikey: [
    { name: "apikey_hash", key: { hash: 1 }, unique: true },
    { name: "apikey_owner", key: { userId: 1, createdAt: -1, _id: -1 } },
    { name: "apikey_expiry", key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
};

/**
 * Makes the collections and indexes that sign-in relies on; safe to repeat and to run from several processes. It comes
 * before the first request: in a transaction no collection can be indexed, and without the unique ones nothing keeps two
 * people from holding one address.
 */
export async function ensureAuthIndexes(db: Database): Promise<void> {
  for (const [name, indexes] of Object.entries(INDEXES)) await db.driver.collection(name).createIndexes(indexes);
}
