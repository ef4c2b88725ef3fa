import type { SameKeys } from "@vitrina/ui/messages";
import type { register as es } from "../es/register.ts";

export const register = {
  title: "Create an account",
  lead: "For people who make content. The agency looks at each profile when choosing for a campaign.",
  name: "First and last name",
  passwordHint: "At least {min, number} characters. A short sentence works well.",
  privacy: "When you create the account we keep your data as explained in the",
  privacyNotice: "privacy notice",
  submit: "Create the account",
  haveAccount: "Already have an account?",
  verifyTitle: "One step left",
  verify: "We sent a link to {email} to confirm that the address is yours.",
} satisfies SameKeys<typeof es>;
