import type { Messages } from "use-intl";
import type { SameKeys } from "./same-keys.ts";

export const LOCALES = ["es", "en"] as const;
export type Locale = (typeof LOCALES)[number];

const STORED_AS = "vitrina.locale";
export const TAGS: Record<Locale, string> = { es: "es-PY", en: "en-GB" };

/** Some of an app's sentences in each language, loaded when first spoken. */
export type Catalogues = Record<Locale, () => Promise<Partial<SameKeys<Messages>>>>;

type Spoken = { locale: Locale; messages: Partial<SameKeys<Messages>> };

const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** The language chosen earlier on this device, else the device's own if we speak it, else Spanish. */
function storedLocale(): Locale {
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

/**
 * What an app can say, in one language at a time. A part of the app teaches its own catalogues when it is first opened;
 * a change of language speaks everything learned until then. Rejects, unchanged, when a catalogue cannot be fetched.
 */
export function createSpeech() {
  const learned = new Set<Catalogues>();
  const listeners = new Set<() => void>();
  let spoken: Spoken = { locale: storedLocale(), messages: {} };

  function speak(next: Spoken) {
    spoken = next;
    for (const listener of listeners) listener();
  }

  return {
    spoken: () => spoken,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async learn(catalogues: Catalogues): Promise<void> {
      while (!learned.has(catalogues)) {
        const { locale } = spoken;
        const words = await catalogues[locale]();
        if (locale !== spoken.locale) continue;
        learned.add(catalogues);
        speak({ locale, messages: { ...spoken.messages, ...words } });
      }
    },
    async choose(locale: Locale): Promise<void> {
      const known = [...learned];
      const words = await Promise.all(known.map((catalogues) => catalogues[locale]()));
      if (known.length < learned.size) return this.choose(locale);
      document.documentElement.lang = TAGS[locale];
      try {
        localStorage.setItem(STORED_AS, locale);
      } catch {
        // A browser that stores nothing still switches for this visit.
      }
      speak({ locale, messages: Object.assign({}, ...words) });
    },
  };
}

export type Speech = ReturnType<typeof createSpeech>;
