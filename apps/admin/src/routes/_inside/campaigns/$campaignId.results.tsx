import { createFileRoute } from "@tanstack/react-router";
import { EmptyState } from "@vitrina/ui";
import { useTranslations } from "use-intl";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/results")({ component: ResultsRoute });

function ResultsRoute() {
  const t = useTranslations("campaign");
  return <EmptyState title={t("resultsEmpty")}>{t("resultsEmptyHint")}</EmptyState>;
}
