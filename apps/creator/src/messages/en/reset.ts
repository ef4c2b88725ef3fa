import type { SameKeys } from "@vitrina/ui/messages";
import type { reset as es } from "../es/reset.ts";

export const reset = {
  title: "New password",
  password: "New password",
  repeat: "Repeat the password",
  submit: "Save",
  badLink: "This link has expired or was used. Ask for a new one.",
  askAgain: "Ask for another link",
  done: "Password saved. You can sign in now.",
} satisfies SameKeys<typeof es>;
