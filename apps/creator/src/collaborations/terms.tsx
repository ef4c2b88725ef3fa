import { Card } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import { Facts } from "../campaigns/facts.tsx";
import { Rights } from "../campaigns/rights.tsx";
import type { SectionProps } from "./section.ts";

/** The deal: how long, how many rounds of changes, and what the brand may do with the result. */
export function Terms({ collaboration: { campaign } }: SectionProps) {
  const t = useTranslations();
  return (
    <Card title={t("application.terms")}>
      <div className="flex flex-col gap-3">
        <Facts
          facts={[
            {
              term: t("campaign.delivery"),
              words: t("campaign.deliveryDays", {
                days: campaign.deliveryDays,
                starts: t(`deliveryStarts.${campaign.deliveryStarts}`),
              }),
            },
            { term: t("campaign.rounds"), words: t("campaign.roundsCount", { count: campaign.revisionRounds }) },
          ]}
        />
        <Rights rights={campaign.usageRights} />
      </div>
    </Card>
  );
}
