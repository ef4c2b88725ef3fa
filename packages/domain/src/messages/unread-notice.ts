import { HOUR } from "../time/index.ts";

/** How long a message may wait unread before its reader is written to. */
export const UNREAD_FOR_MS = HOUR / 4;
/** While messages stay unread, nobody gets more than one mail about a conversation in this time. */
export const NOTICE_EVERY_MS = 12 * HOUR;

/**
 * When to write to somebody who has just been sent a message, should they not have read it by then; null when a letter for
 * it is under way already. `unread` and `noticeAt` are theirs before this message: how many they had not read, and when the
 * last letter was due.
 */
export function unreadNoticeAt(
  now: Date,
  { unread, noticeAt }: { unread: number; noticeAt: Date | null },
): Date | null {
  const soon = now.getTime() + UNREAD_FOR_MS;
  if (unread === 0 || !noticeAt) return new Date(soon);
  if (noticeAt > now) return null;
  return new Date(Math.max(soon, noticeAt.getTime() + NOTICE_EVERY_MS));
}
