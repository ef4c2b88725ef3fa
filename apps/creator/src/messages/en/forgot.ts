import type { SameKeys } from "@vitrina/ui/messages";
import type { forgot as es } from "../es/forgot.ts";

export const forgot = {
  title: "Get back in",
  lead: "We send a link to choose a new password.",
  submit: "Send the link",
  sentTitle: "Check your e-mail",
  sent: "If {email} has an account, a link to choose another password arrives in a few minutes.",
  back: "Back to sign in",
} satisfies SameKeys<typeof es>;
