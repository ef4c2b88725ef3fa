import type { SameKeys } from "@vitrina/ui/messages";
import type { wrongApp as es } from "../es/wrong-app.ts";

export const wrongApp = {
  title: "This is the creators' app",
  text: "Your account belongs to the agency. The agency's work is done in the panel.",
  go: "Go to the panel",
  signOut: "Sign out",
} satisfies SameKeys<typeof es>;
