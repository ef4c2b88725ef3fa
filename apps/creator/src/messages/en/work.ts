import type { SameKeys } from "@vitrina/ui/messages";
import type { work as es } from "../es/work.ts";

export const work = {
  unread: "{count, plural, one {# new message} other {# new messages}}",
  title: "My campaigns",
  oweNothing: "You owe no delivery right now.",
  oweSome: "{count, plural, one {You owe # delivery} other {You owe # deliveries}}.",
  next: "The next one is due {when}.",
  late: "{count, plural, one {One is overdue.} other {# are overdue.}}",
  current: "In progress",
  asked: "You are invited",
  waiting: "Waiting for an answer",
  past: "Earlier",
  unfinished: {
    applying: "Something is missing before you can apply.",
    receiving: "Your address is missing, so no product can be sent.",
    goOn: "Go on with my profile",
  },
  emptyTitle: "Your campaigns will appear here",
  empty: "Choose an open campaign, tell your idea in two sentences, and follow the answer from this screen.",
  emptyAction: "See open campaigns",
  owes: "Missing: {pieces}",
  owesNothing: "Nothing owed",
  askedSince: "They invited you {when}. Answer when you can.",
  waitingSince: "Sent {when}",
  withdrawnNote: "You left this campaign.",
  rejectedNote: "This time the brand chose other profiles.",
} satisfies SameKeys<typeof es>;
