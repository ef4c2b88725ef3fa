import { useTranslations } from "use-intl";
import { useLanguage } from "../messages/language.tsx";
import { LOCALES } from "../messages/speech.ts";
import { Segmented } from "./segmented.tsx";

/** Each language is offered in its own words. */
export function LocaleSwitch({ hideLabel = false }: { hideLabel?: boolean }) {
  const t = useTranslations("locale");
  const { locale, setLocale } = useLanguage();
  return (
    <Segmented
      label={t("label")}
      hideLabel={hideLabel}
      options={LOCALES.map((value) => ({ value, label: t(value) }))}
      value={locale}
      onChange={(next) => void setLocale(next)}
    />
  );
}
