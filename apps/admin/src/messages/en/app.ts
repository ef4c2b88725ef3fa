import type { SameKeys } from "@vitrina/ui/messages";
import type { app as es } from "../es/app.ts";

export const app = {
  panel: "The agency's panel",
  backHome: "Back to the home page",
  checkForm: "{count, plural, one {One field needs a correction.} other {# fields need a correction.}}",
  forbiddenTitle: "Your role does not open this page",
  forbidden: "If your work needs it, ask whoever manages the team for the permission.",
} satisfies SameKeys<typeof es>;
