import type { SharedMessages } from "@vitrina/ui";
import type { es } from "./es.ts";

declare module "use-intl" {
  interface AppConfig {
    Messages: SharedMessages & typeof es;
  }
}
