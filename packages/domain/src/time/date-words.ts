import { TIME_ZONE } from "./asuncion.ts";

export const LOCALES = ["es", "en"] as const;
export type Locale = (typeof LOCALES)[number];

const LONG: Record<Locale, Intl.DateTimeFormat> = {
  es: new Intl.DateTimeFormat("es-PY", { timeZone: TIME_ZONE, weekday: "long", day: "numeric", month: "long" }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone: TIME_ZONE, weekday: "long", day: "numeric", month: "long" }),
};

/** The day of an instant in Asunción in words: `lunes, 30 de noviembre`. */
export function dateInAsuncion(instant: Date, locale: Locale): string {
  return LONG[locale].format(instant);
}
