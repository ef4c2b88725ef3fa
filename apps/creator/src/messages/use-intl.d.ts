import type { SharedMessages } from "@vitrina/ui/messages";
import type { door } from "./es/door.ts";
import type { inside } from "./es/inside.ts";
import type { ownData } from "./es/own-data.ts";

declare module "use-intl" {
  interface AppConfig {
    Messages: SharedMessages & typeof door & typeof inside & typeof ownData;
  }
}
