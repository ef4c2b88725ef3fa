import type { SameKeys } from "@vitrina/ui/messages";
import type { files as es } from "../es/files.ts";

export const files = {
  chooseFolder: "Choose a folder",
  limits: "{formats} up to {megabytes, number} MB each.",
  drop: "You can also drag them here.",
  queue: "Pictures on their way",
  arrived: "{arrived, number} of {total, number} ready",
  failed: "{count, plural, one {# with a problem} other {# with problems}}",
  retryAll: "Try the failed ones again",
  cancelAll: "Cancel everything",
  retry: "Try {name} again",
  cancel: "Cancel {name}",
  forget: "Take {name} off the list",
  progressOf: "Progress of {name}",
} satisfies SameKeys<typeof es>;
