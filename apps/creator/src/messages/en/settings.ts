import type { SameKeys } from "@vitrina/ui/messages";
import type { settings as es } from "../es/settings.ts";

export const settings = {
  calendar: "Calendar",
  calendarLead: "All your due dates, and how to have them in your phone's calendar.",
  calendarOpen: "See my calendar",
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
