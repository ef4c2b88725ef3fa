import { TIME_ZONE } from "@vitrina/domain/time";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { IntlProvider, type Messages } from "use-intl";
import type { SameKeys } from "./same-keys.ts";

export const LOCALES = ["es", "en"] as const;
export type Locale = (typeof LOCALES)[number];

const STORED_AS = "vitrina.locale";
const TAGS: Record<Locale, string> = { es: "es-PY", en: "en-GB" };

/** One language: the keys of the source, in other words. */
export type Spoken = SameKeys<Messages>;

/** Each language of an app, loaded when first spoken. */
export type Catalogues = Record<Locale, () => Promise<Spoken>>;

type Chosen = { locale: Locale; setLocale: (locale: Locale) => Promise<void> };

const LanguageContext = createContext<Chosen | null>(null);

const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** The language chosen earlier on this device, else the device's own if we speak it, else Spanish. */
export function storedLocale(): Locale {
  const stored = readStored();
  if (isLocale(stored)) return stored;
  const device = navigator.language.slice(0, 2);
  return isLocale(device) ? device : "es";
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}

/** Speaks one language to everything inside. `first` is loaded before the first render, so nothing flashes untranslated. */
export function Language({
  catalogues,
  first,
  children,
}: {
  catalogues: Catalogues;
  first: { locale: Locale; messages: Spoken };
  children: ReactNode;
}) {
  const [{ locale, messages }, setSpoken] = useState(first);

  const setLocale = useCallback(
    async (next: Locale) => {
      const loaded = await catalogues[next]();
      document.documentElement.lang = TAGS[next];
      try {
        localStorage.setItem(STORED_AS, next);
      } catch {
        // A browser that stores nothing still switches for this visit.
      }
      setSpoken({ locale: next, messages: loaded });
    },
    [catalogues],
  );

  const chosen = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);

  // The source's type holds its very words, so that arguments are checked; a translation has the same keys in its own.
  const words = messages as Messages;

  return (
    <LanguageContext value={chosen}>
      <IntlProvider locale={TAGS[locale]} messages={words} timeZone={TIME_ZONE}>
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

/** The language in use and how to change it. */
export function useLanguage(): Chosen {
  const chosen = useContext(LanguageContext);
  if (!chosen) throw new Error("useLanguage needs a <Language> above it");
  return chosen;
}
