import { type Database, isDuplicateKey, newId } from "@vitrina/db";
import type { AttemptStore } from "./attempts.store.ts";

export function mongoAttempts(db: Database): AttemptStore {
  return {
    async of(account) {
      const row = await db.orm.sign_in_attempts.where({ account }).first();
      return row && { failures: row.failures, lockedUntil: row.lockedUntil, expiresAt: row.expiresAt };
    },
    async replaceIfStill(account, was, is) {
      if (was) {
        const { failures, expiresAt } = was;
        return (await db.orm.sign_in_attempts.where({ account, failures, expiresAt }).updateAndCount(is)) === 1;
      }
      try {
        await db.orm.sign_in_attempts.create({ _id: newId(), account, ...is });
        return true;
      } catch (error) {
        if (isDuplicateKey(error, "account")) return false;
        throw error;
      }
    },
    async forget(account) {
      await db.orm.sign_in_attempts.where({ account }).deleteAndCount();
    },
  };
}
