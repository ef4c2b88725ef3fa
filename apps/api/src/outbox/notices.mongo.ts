import { type Database, isDuplicateKey, newId } from "@vitrina/db";
import type { NoticeStore } from "./tell.ts";

export function mongoNotices(db: Database, now: () => Date): NoticeStore {
  return {
    async add({ key, userId, kind, facts, path }) {
      try {
        await db.orm.notifications.create({
          _id: newId(),
          key,
          userId,
          kind,
          facts: facts as never,
          path,
          createdAt: now(),
          readAt: null,
        });
      } catch (error) {
        if (!isDuplicateKey(error, "key")) throw error;
      }
    },
  };
}
