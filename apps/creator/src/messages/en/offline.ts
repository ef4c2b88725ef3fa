import type { SameKeys } from "@vitrina/ui/messages";
import type { offline as es } from "../es/offline.ts";

export const offline = {
  newVersion: "There is a new version of the app.",
  useIt: "Use it",
} satisfies SameKeys<typeof es>;
