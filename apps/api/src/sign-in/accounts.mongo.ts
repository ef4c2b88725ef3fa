import { type Database, isDuplicateKey, newId, objectId } from "@vitrina/db";
import { Refusal } from "@vitrina/domain";
import type { CreatorStore } from "../creators/creators.store.ts";
import type { Accounts } from "./accounts.store.ts";
import type { Auth } from "./auth.ts";

type Needs = { db: Database; auth: Auth; creators: Pick<CreatorStore, "begin">; now: () => Date };

export function mongoAccounts({ db, auth, creators, now }: Needs): Accounts {
  const users = db.driver.collection("user");

  const passwordOf = async (userId: string): Promise<string | null> => {
    const account = await db.driver
      .collection("account")
      .findOne({ userId: objectId(userId), providerId: "credential" }, { projection: { password: 1 } });
    return typeof account?.password === "string" ? account.password : null;
  };

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
    hasPassword: async (userId) => (await passwordOf(userId)) !== null,
    async isPassword(userId, password) {
      const hash = await passwordOf(userId);
      return hash !== null && (await auth.$context).password.verify({ hash, password });
    },
    async sessionBegan(sessionId) {
      const _id = objectId(sessionId);
      const session = await db.driver.collection("session").findOne({ _id }, { projection: { createdAt: 1 } });
      return session?.createdAt instanceof Date ? session.createdAt : null;
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
