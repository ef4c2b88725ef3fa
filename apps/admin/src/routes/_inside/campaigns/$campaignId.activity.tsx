import { createFileRoute } from "@tanstack/react-router";
import { EmptyState } from "@vitrina/ui";
import { useTranslations } from "use-intl";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/activity")({ component: ActivityRoute });

function ActivityRoute() {
  const t = useTranslations("campaign");
  return <EmptyState title={t("activityEmpty")}>{t("activityEmptyHint")}</EmptyState>;
}
