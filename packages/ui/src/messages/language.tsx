import { TIME_ZONE } from "@vitrina/domain/time";
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import { IntlProvider, type Messages } from "use-intl";
import { type Locale, type Speech, TAGS } from "./speech.ts";

type Chosen = { locale: Locale; setLocale: (locale: Locale) => Promise<void> };

const LanguageContext = createContext<Chosen | null>(null);

/** Speaks one language to everything inside. Let `speech` learn before the first render, so that nothing flashes untranslated. */
export function Language({ speech, children }: { speech: Speech; children: ReactNode }) {
  const { locale, messages } = useSyncExternalStore(speech.subscribe, speech.spoken);
  const chosen = useMemo(() => ({ locale, setLocale: (next: Locale) => speech.choose(next) }), [locale, speech]);

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
