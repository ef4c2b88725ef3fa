import type { SameKeys } from "@vitrina/ui/messages";
import type { nav as es } from "../es/nav.ts";

export const nav = {
  label: "Sections",
  work: "My campaigns",
  open: "Open campaigns",
  openShort: "Open",
  workShort: "Mine",
  profile: "Profile",
  settings: "Settings",
} satisfies SameKeys<typeof es>;
