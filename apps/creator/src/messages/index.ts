import type { Catalogues } from "@vitrina/ui/messages";

/** Each language is its own file; a visitor loads the one they read. */
export const catalogues: Catalogues = {
  es: async () => (await import("./es.ts")).es,
  en: async () => (await import("./en.ts")).en,
};
