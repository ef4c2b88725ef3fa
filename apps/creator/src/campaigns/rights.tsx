import type { UsageRights } from "@vitrina/domain/campaigns";
import { useTranslations } from "use-intl";
import { Facts } from "./facts.tsx";

/** Where, how and for how long the brand may use what is delivered. */
export function Rights({ rights }: { rights: UsageRights }) {
  const t = useTranslations();
  return (
    <Facts
      facts={[
        {
          term: t("campaign.rightsWhere"),
          words: rights.channels.map((one) => t(`channel.${one}`)).join(", ") || t("campaign.noChannels"),
        },
        { term: t("campaign.rightsPaid"), words: rights.paid ? t("campaign.paidYes") : t("campaign.paidNo") },
        { term: t("campaign.rightsTerritory"), words: rights.territory },
        { term: t("campaign.rightsMonths"), words: t("campaign.months", { count: rights.months }) },
      ]}
    />
  );
}
