import type { ProfilePart } from "@vitrina/domain/creators";
import { useLocale, useTranslations } from "use-intl";

/** The parts a profile lacks as one phrase: "teléfono y una red social". */
export function usePartsInWords(): (parts: readonly ProfilePart[]) => string {
  const t = useTranslations("profilePart");
  const locale = useLocale();
  return (parts) => new Intl.ListFormat(locale, { type: "conjunction" }).format(parts.map((part) => t(part)));
}
