import type { Catalogues, Locale } from "@vitrina/ui";
import type { Messages } from "use-intl";

/** Each language is a chunk of its own: what the kit says and what this app says. */
export const catalogues: Catalogues = {
  es: async () => merged(await import("@vitrina/ui/messages/es"), await import("./es.ts"), "es"),
  en: async () => merged(await import("@vitrina/ui/messages/en"), await import("./en.ts"), "en"),
};

function merged<Tag extends Locale, Kit, App>(
  kit: Record<Tag, Kit>,
  app: Record<Tag, App>,
  locale: Tag,
): Kit & App & Messages {
  return { ...kit[locale], ...app[locale] } as Kit & App & Messages;
}
