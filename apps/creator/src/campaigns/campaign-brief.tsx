import type { OpenCampaign } from "@vitrina/domain/campaigns";
import { BriefParts, hasBriefParts, ProductsStrip } from "@vitrina/ui/briefs";
import { Card } from "@vitrina/ui/layout";
import { RichText } from "@vitrina/ui/rich-text";
import { useTranslations } from "use-intl";

type Briefed = Pick<
  OpenCampaign,
  "brief" | "dos" | "donts" | "references" | "hashtags" | "mentions" | "checklist" | "products"
>;

/** What a campaign asks for and about which products, before applying and while working on it alike. */
export function CampaignBrief({ campaign }: { campaign: Briefed }) {
  const t = useTranslations();
  return (
    <>
      <Card title={t("campaign.brief")}>
        {campaign.brief ? <RichText text={campaign.brief} /> : <p>{t("campaign.noBrief")}</p>}
        {hasBriefParts(campaign) ? (
          <div className="mt-5 border-t border-line pt-5">
            <BriefParts parts={campaign} />
          </div>
        ) : null}
      </Card>
      {campaign.products.length > 0 ? (
        <Card title={t("brief.products")}>
          <ProductsStrip products={campaign.products} />
        </Card>
      ) : null}
    </>
  );
}
