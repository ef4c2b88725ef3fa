export type { SharedMessages } from "./complete.ts";
export { Language, useLanguage } from "./language.tsx";
export type { SameKeys } from "./same-keys.ts";
export { type Catalogues, createSpeech, LOCALES, type Locale } from "./speech.ts";
export { useDays } from "./use-days.ts";
