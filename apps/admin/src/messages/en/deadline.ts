import type { SameKeys } from "@vitrina/ui/messages";
import type { deadline as es } from "../es/deadline.ts";

export const deadline = {
  title: "Change delivery days",
  lead: "Moves the due date of every open delivery. What is approved or finished stays, and extensions are kept.",
  days: "Days to deliver",
  starts: "The clock starts",
  previewTitle: "What will happen",
  calculating: "Working it out…",
  unchangedTerms: "These are the current terms. Change the days or the start to see whom it affects.",
  nobody: "No open delivery changes its date.",
  moved: "{count, plural, one {# creator's date changes} other {# creators' dates change}}",
  later: "{count, plural, one {# gets more time} other {# get more time}}",
  earlier: "{count, plural, one {# gets less time} other {# get less time}}",
  started: "{count, plural, one {# clock starts} other {# clocks start}}",
  stopped: "{count, plural, one {# loses its date} other {# lose their date}}",
  unchanged: "{count, plural, one {# stays} other {# stay}}",
  becomeLate: "{count, plural, one {# creator becomes late} other {# creators become late}} with this change",
  affected: "Creators affected",
  was: "Before",
  is: "After",
  noDate: "no date",
  lateMark: "Becomes late",
  listCut: "Showing the first {shown, number} of {total, number}.",
  save: "Change delivery days",
  saveLate: "Change and tell them",
  acceptLate: "I understand that {count, plural, one {# creator becomes late} other {# creators become late}}.",
  saved:
    "{count, plural, =0 {Delivery days changed. No date moved.} one {Delivery days changed. We told # creator.} other {Delivery days changed. We told # creators.}}",
  conflictTitle: "The campaign changed while you were looking",
  conflictBody: "Nothing was moved. The preview now shows the new data: check it and save again.",
} satisfies SameKeys<typeof es>;
