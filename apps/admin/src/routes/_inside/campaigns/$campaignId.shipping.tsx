import { createFileRoute } from "@tanstack/react-router";
import { EmptyState } from "@vitrina/ui";
import { useTranslations } from "use-intl";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/shipping")({ component: ShippingRoute });

function ShippingRoute() {
  const t = useTranslations("campaign");
  return <EmptyState title={t("shippingEmpty")}>{t("shippingEmptyHint")}</EmptyState>;
}
