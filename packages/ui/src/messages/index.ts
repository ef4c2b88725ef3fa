export type { SharedMessages } from "./complete.ts";
export { type Catalogues, Language, LOCALES, type Locale, storedLocale, useLanguage } from "./language.tsx";
export type { SameKeys } from "./same-keys.ts";
export { useDays } from "./use-days.ts";
