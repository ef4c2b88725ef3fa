import type { es } from "./es.ts";

declare module "use-intl" {
  interface AppConfig {
    Messages: typeof es;
  }
}
