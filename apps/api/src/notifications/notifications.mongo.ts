import { type Database, pageOf, type Row } from "@vitrina/db";
import type { NotificationStore, StoredNotice } from "./notifications.store.ts";

type NoticeRow = Row<"notifications">;

/** More than this many is simply many. */
const COUNTED_TO = 100;

const toNotice = (row: NoticeRow): StoredNotice => ({
  id: row._id,
  kind: row.kind,
  facts: row.facts as unknown as StoredNotice["facts"],
  path: row.path ?? null,
  createdAt: row.createdAt,
  readAt: row.readAt,
});

export function mongoNotifications(db: Database, now: () => Date): NotificationStore {
  const notifications = db.collection("notifications");
  return {
    async page(userId, { cursor, limit }) {
      const page = await pageOf<NoticeRow>(notifications, {
        filter: { userId },
        sort: "createdAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toNotice) };
    },
    unread: (userId) => notifications.countDocuments({ userId, readAt: null }, { limit: COUNTED_TO }),
    async markAllRead(userId) {
      await notifications.updateMany({ userId, readAt: null }, { $set: { readAt: now() } });
    },
  };
}
