import { EmptyState } from "@vitrina/ui";
import { useTranslations } from "use-intl";

/** Said before asking, when the role already tells that the server would refuse. */
export function Forbidden() {
  const t = useTranslations("app");
  return <EmptyState title={t("forbiddenTitle")}>{t("forbidden")}</EmptyState>;
}
