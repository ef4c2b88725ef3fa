import { type Database, isDuplicateKey, newId, objectId } from "@vitrina/db";
import { Refusal } from "@vitrina/domain";
import type { CreatorStore } from "../creators/creators.store.ts";
import type { Accounts } from "./accounts.store.ts";
import type { Auth } from "./auth.ts";

type Needs = { db: Database; auth: Auth; creators: Pick<CreatorStore, "begin">; now: () => Date };

export function mongoAccounts({ db, auth, creators, now }: Needs): Accounts {
  const users = db.driver.collection("user");

  const open = async (user: {
    id: string;
    name: string;
    email: string;
    kind: "admin" | "creator";
    role: string | null;
    creatorId: string | null;
    passwordHash: string;
  }): Promise<string> => {
    const { id, passwordHash, ...shown } = user;
    const dates = { createdAt: now(), updatedAt: now() };
    try {
      await users.insertOne({
        _id: objectId(id),
        ...shown,
        emailVerified: true,
        twoFactorEnabled: false,
        blockedAt: null,
        ...dates,
      });
    } catch (error) {
      throw isDuplicateKey(error, "email") ? new Refusal("breaks-a-rule", "duplicate", { field: "email" }) : error;
    }
    await db.driver.collection("account").insertOne({
      userId: objectId(id),
      providerId: "credential",
      accountId: id,
      password: passwordHash,
      ...dates,
    });
    return id;
  };

  return {
    async hashPassword(password) {
      return (await auth.$context).password.hash(password);
    },
    async isTaken(email) {
      return (await users.findOne({ email }, { projection: { _id: 1 } })) !== null;
    },
    openAdmin: (account) => open({ ...account, id: newId(), kind: "admin", creatorId: null }),
    openCreator: (account) =>
      db.transaction(async () => {
        const id = newId();
        const { id: creatorId } = await creators.begin({ userId: id, name: account.name, email: account.email });
        return open({ ...account, id, kind: "creator", role: null, creatorId });
      }),
  };
}
