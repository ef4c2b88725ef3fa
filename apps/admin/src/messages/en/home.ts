import type { SameKeys } from "@vitrina/ui/messages";
import type { home as es } from "../es/home.ts";

export const home = {
  pageTitle: "Home",
  greeting: "Hello, {name}",
  lead: "What needs your attention today.",
  late: "Late or due soon",
  lateEmpty: "No campaign has deliveries late or due soon.",
  waiting: "Applications to answer",
  waitingEmpty: "No application waits for an answer.",
  waitingPartial: "In the {count, number} published campaigns with applications that were edited most recently.",
  drafts: "Drafts",
  draftsEmpty: "No drafts are left unpublished.",
  seeInList: "See in the campaigns list",
  closesOn: "closes {when}",
  applicationsOf: "{count, plural, one {# application} other {# applications}}",
  slotsFilled: "{confirmed, number} of {slots, number} places",
  emptyTitle: "No campaigns yet",
  emptyHint: "Create the first one: a title and a brand will do, the rest can follow.",
  updated: "Edited {when}",
  partial: "Among the {count, number} running campaigns edited most recently.",
} satisfies SameKeys<typeof es>;
