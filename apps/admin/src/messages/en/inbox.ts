import type { SameKeys } from "@vitrina/ui/messages";
import type { inbox as es } from "../es/inbox.ts";

export const inbox = {
  title: "Messages",
  lead: "One conversation for each creator and campaign.",
  which: "Which conversations",
  all: "All",
  waiting: "Unread",
  nobodyWaits: "Nobody waits for an answer",
  emptyTitle: "No messages yet",
  empty: "When a creator writes from their campaign it appears here. You can also write from an application.",
  choose: "Choose a conversation from the list.",
  conversation: "Conversation",
  back: "All conversations",
  byAgency: "Agency: {text}",
  unread: "{count, plural, one {# new} other {# new}}",
} satisfies SameKeys<typeof es>;
