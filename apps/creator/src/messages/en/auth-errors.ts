import type { SameKeys } from "@vitrina/ui/messages";
import type { authErrors as es } from "../es/auth-errors.ts";

export const authErrors = {
  wrongCredentials: "The e-mail or the password does not match.",
  emailTaken: "An account with that e-mail already exists. Try signing in.",
  passwordTooShort: "The password is too short.",
  passwordTooLong: "The password is too long.",
  passwordCommon: "That password is too easy to guess. Choose another.",
  unverified: "The e-mail is not confirmed yet. We sent the link again.",
  locked: "Too many failed attempts. {minutes, plural, one {Wait # minute} other {Wait # minutes}} and try again.",
  lockedSoon: "Too many failed attempts. Wait a few minutes and try again.",
  tooMany: "Too many attempts in a row. Wait a moment and try again.",
  badToken: "This link has expired or was used. Ask for a new one.",
  blocked: "This account is blocked. Write to the agency if you think this is a mistake.",
  googleNotLinked: "An account with that e-mail already exists. Use your password or a link.",
  googleAway: "Google does not answer at the moment. Try again in a few minutes, or use your password or a link.",
  google: "Signing in with Google was not completed. Try again or use another way.",
  twoFactor: "This account asks for a second factor. Use the agency's panel.",
} satisfies SameKeys<typeof es>;
