import type { SameKeys } from "@vitrina/ui/messages";
import type { resetPassword as es } from "../es/reset-password.ts";

export const resetPassword = {
  pageTitle: "New password",
  title: "Choose a new password",
  lead: "Saving it closes the sessions open on other devices.",
  submit: "Save password",
  invalidTitle: "This link no longer works",
  invalidHint: "It may have expired or been used. Ask for a new one on the sign-in page.",
} satisfies SameKeys<typeof es>;
