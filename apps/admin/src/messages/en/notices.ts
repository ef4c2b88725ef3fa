import type { SameKeys } from "@vitrina/ui/messages";
import type { notices as es } from "../es/notices.ts";

export const notices = {
  open: "Notices",
  openUnread: "{count, plural, one {Notices: # unread} other {Notices: # unread}}",
  title: "Notices",
  new: "New:",
  seeAll: "See all notices",
  readAll: "Mark all as read",
  emptyTitle: "You have no notices",
  emptyHint: "What you asked to be reminded of, and what others write to you, arrives here.",
} satisfies SameKeys<typeof es>;
