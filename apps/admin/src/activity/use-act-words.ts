import { useTranslations } from "use-intl";

/** What was done, in words; an act that has none yet is told as what it is. */
export function useActWords(): (action: string) => string {
  const t = useTranslations("activity");
  return (action) => {
    const key = `acts.${action}`;
    return t.has(key as never) ? t(key as never) : t("someAct", { action });
  };
}
