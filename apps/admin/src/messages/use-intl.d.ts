import type { SharedMessages } from "@vitrina/ui/messages";
import type { door } from "./es/door.ts";
import type { errorReporting } from "./es/error-reporting.ts";
import type { inside } from "./es/inside.ts";
import type { personalData } from "./es/personal-data.ts";
import type { system } from "./es/system.ts";

declare module "use-intl" {
  interface AppConfig {
    Messages: SharedMessages &
      typeof door &
      typeof inside &
      typeof system &
      typeof personalData &
      typeof errorReporting;
  }
}
