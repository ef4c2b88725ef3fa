import type { SameKeys } from "@vitrina/ui/messages";
import type { settings as es } from "../es/settings.ts";

export const settings = {
  calendar: "Calendar",
  calendarLead: "All your due dates, and how to have them in your phone's calendar.",
  calendarOpen: "See my calendar",
  payoutAccount: {
    title: "Payout account",
    kept: "{kind, select, bank {Bank account} other {Alias}}. Saved on {date}.",
    keptEnding: "{kind, select, bank {Bank account} other {Alias}} that ends in {ending}. Saved on {date}.",
    missing: "There is no account yet. Without one we cannot transfer to you.",
    open: "See or change",
    add: "Add my account",
  },
  myData: {
    title: "My data and privacy",
    lead: "Ask for a copy, see the permissions you gave, or erase your account.",
    open: "My data",
    notice: "Privacy notice",
  },
  title: "Settings",
  look: "Language and appearance",
  account: "Account",
  signedInAs: "Signed in as {email}.",
  signOut: "Sign out",
  everywhere: "Sign out on every device",
  everywhereTitle: "Sign out on every device",
  everywhereText: "This one too. Do it if you lost a phone or think somebody got in.",
  everywhereConfirm: "Sign out everywhere",
  failed: "Signing out did not work. Check the connection and try again.",
} satisfies SameKeys<typeof es>;
