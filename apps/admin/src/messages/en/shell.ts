import type { SameKeys } from "@vitrina/ui/messages";
import type { shell as es } from "../es/shell.ts";

export const shell = {
  navigation: "Main navigation",
  home: "Home",
  campaigns: "Campaigns",
  calendar: "Calendar",
  creators: "Creators",
  brands: "Brands",
  media: "Files",
  messages: "Messages",
  leads: "Website messages",
  mails: "Mail",
  people: "Team",
  system: "System",
  settings: "Settings",
  account: "Account of",
  signOut: "Sign out",
} satisfies SameKeys<typeof es>;
