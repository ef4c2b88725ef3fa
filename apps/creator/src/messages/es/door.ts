import { es as kit } from "@vitrina/ui/messages/es";
import { authErrors } from "./auth-errors.ts";
import { forgot } from "./forgot.ts";
import { nav } from "./nav.ts";
import { register } from "./register.ts";
import { reset } from "./reset.ts";
import { signIn } from "./sign-in.ts";
import { wrongApp } from "./wrong-app.ts";

/** What a person may read before signing in: part of the first load. */
export const door = {
  ...kit,
  signIn,
  register,
  forgot,
  reset,
  authErrors,
  nav,
  wrongApp,
};
