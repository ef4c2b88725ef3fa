import type { SameKeys } from "@vitrina/ui/messages";
import type { open as es } from "../es/open.ts";

export const open = {
  title: "Open campaigns",
  search: "Search by title or brand",
  count: "{count, plural, =0 {No campaigns} one {# campaign} other {# campaigns}}",
  emptyTitle: "No campaigns are open yet",
  empty: "When a brand publishes the next one, it appears here. Meanwhile it pays to complete the profile.",
  emptyAction: "See my profile",
  noMatchTitle: "Nothing matches “{search}”",
  noMatch: "Try another word or clear the search.",
  applyUntil: "Applications until {when}",
  places: "{count, plural, one {# place} other {# places}}",
  mine: "You applied",
} satisfies SameKeys<typeof es>;
