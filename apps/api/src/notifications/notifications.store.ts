import type { Page } from "@vitrina/domain";
import type { Letter } from "../outbox/letters.ts";

export type StoredNotice = {
  id: string;
  kind: string;
  facts: Letter["facts"];
  path: string | null;
  createdAt: Date;
  readAt: Date | null;
};

/** What people are shown of what they were told. */
export type NotificationStore = {
  page: (userId: string, request: { cursor?: string | null; limit: number }) => Promise<Page<StoredNotice>>;
  /** Counted up to a hundred. */
  unread: (userId: string) => Promise<number>;
  markAllRead: (userId: string) => Promise<void>;
};
