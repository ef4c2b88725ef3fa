import { en as kit } from "@vitrina/ui/messages/en";
import { app } from "./app.ts";
import { invitation } from "./invitation.ts";
import { resetPassword } from "./reset-password.ts";
import { shell } from "./shell.ts";
import { signIn } from "./sign-in.ts";

/** What a person may read before signing in: part of the first load. */
export const door = {
  ...kit,
  app,
  shell,
  signIn,
  resetPassword,
  invitation,
};
