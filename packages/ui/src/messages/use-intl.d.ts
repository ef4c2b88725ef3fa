import type { SharedMessages } from "./complete.ts";

/* Only this package's own check sees this file; each app declares its catalogue merged with the shared one. */
declare module "use-intl" {
  interface AppConfig {
    Messages: SharedMessages;
  }
}
