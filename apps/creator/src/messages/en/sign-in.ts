import type { SameKeys } from "@vitrina/ui/messages";
import type { signIn as es } from "../es/sign-in.ts";

export const signIn = {
  title: "Sign in",
  welcome: "Brands are looking for your eye.",
  welcomeMore: "Campaigns with clear rules, clear dates, and a pay date from day one.",
  email: "E-mail",
  password: "Password",
  submit: "Sign in",
  or: "or",
  google: "Continue with Google",
  link: "Get a link by e-mail",
  linkHint: "No password: a link arrives that signs you in.",
  linkSentTitle: "Check your e-mail",
  linkSent: "If {email} has an account, a link arrives in a few minutes. It expires soon and works once.",
  linkAgain: "Sign in another way",
  forgot: "Forgot the password?",
  noAccount: "First time here?",
  register: "Create an account",
} satisfies SameKeys<typeof es>;
