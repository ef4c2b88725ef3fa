import type { SameKeys } from "@vitrina/ui/messages";
import type { calendar as es } from "../es/calendar.ts";

export const calendar = {
  pageTitle: "Calendar",
  lead: "What is due each day, in all campaigns.",
  previous: "Previous month",
  next: "Next month",
  today: "Today",
  more: "{count, plural, one {# more} other {# more}}",
  dayTitle: "Due on {day}",
  count: "{count, plural, one {# collaboration} other {# collaborations}}",
  emptyTitle: "Nothing is due this month",
  empty: "When somebody is confirmed, their due dates will appear here.",
  pieces: "{open, number} of {all, plural, one {# piece open} other {# pieces open}}",
  done: "{all, plural, one {The piece is done} other {All # pieces are done}}",
  showMore: "Show more",
  openDay: "See what is due on {day}: {count, plural, one {# collaboration} other {# collaborations}}",
} satisfies SameKeys<typeof es>;
