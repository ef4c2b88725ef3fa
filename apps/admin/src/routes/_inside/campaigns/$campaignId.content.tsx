import { createFileRoute } from "@tanstack/react-router";
import { EmptyState } from "@vitrina/ui";
import { useTranslations } from "use-intl";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/content")({ component: ContentRoute });

function ContentRoute() {
  const t = useTranslations("campaign");
  return <EmptyState title={t("contentEmpty")}>{t("contentEmptyHint")}</EmptyState>;
}
