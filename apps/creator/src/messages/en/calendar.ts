import type { SameKeys } from "@vitrina/ui/messages";
import type { calendar as es } from "../es/calendar.ts";

export const calendar = {
  title: "My calendar",
  lead: "Your due dates, the nearest first.",
  back: "My work",
  emptyTitle: "You have no due dates",
  empty: "When you are confirmed for a campaign, its due date will appear here.",
  pieces: "{open, number} of {all, plural, one {# piece open} other {# pieces open}}",
  done: "{all, plural, one {The piece is done} other {All # pieces are done}}",
  past: "Earlier",
} satisfies SameKeys<typeof es>;
