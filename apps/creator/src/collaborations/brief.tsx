import { Card } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import type { SectionProps } from "./section.ts";

/** What the brand asks for. */
export function Brief({ collaboration: { campaign } }: SectionProps) {
  const t = useTranslations();
  return (
    <Card title={t("application.brief")}>
      <p className="max-w-prose whitespace-pre-line">{campaign.brief || t("campaign.noBrief")}</p>
    </Card>
  );
}
