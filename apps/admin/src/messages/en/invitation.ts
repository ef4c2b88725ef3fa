import type { SameKeys } from "@vitrina/ui/messages";
import type { invitation as es } from "../es/invitation.ts";

export const invitation = {
  pageTitle: "Accept the invitation",
  title: "Welcome to the team",
  lead: "You are invited as {role}, with the e-mail {email}.",
  name: "Full name",
  password: "New password",
  passwordHint: "At least {min, number} characters. A long phrase is safer and easier to remember.",
  submit: "Create my account",
  invalidTitle: "This invitation no longer works",
  invalidHint: "It may have expired, been used or been withdrawn. Ask whoever invited you for a new one.",
  goToSignIn: "Go to sign-in",
  accepted: "Your account is ready. Sign in with your e-mail and password.",
} satisfies SameKeys<typeof es>;
