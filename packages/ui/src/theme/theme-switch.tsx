import { useTranslations } from "use-intl";
import { Segmented } from "./segmented.tsx";
import { THEMES, useTheme } from "./use-theme.ts";

/** Light, dark, or whatever the device says. */
export function ThemeSwitch({ hideLabel = false }: { hideLabel?: boolean }) {
  const t = useTranslations("theme");
  const { theme, setTheme } = useTheme();
  return (
    <Segmented
      label={t("label")}
      hideLabel={hideLabel}
      options={THEMES.map((value) => ({ value, label: t(value) }))}
      value={theme}
      onChange={setTheme}
    />
  );
}
