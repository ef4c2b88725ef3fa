import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { useTranslations } from "use-intl";
import type { SectionProps } from "./section.ts";

/** What happened so far. */
export function History({ collaboration: { appliedAt, confirmedAt, productReceivedAt } }: SectionProps) {
  const t = useTranslations("application");
  const days = useDays();
  return (
    <Card title={t("history")}>
      <ol className="flex flex-col gap-2 border-l-2 border-line pl-4 text-sm">
        <li>{t("appliedOn", { date: days.long(appliedAt) })}</li>
        {confirmedAt ? <li>{t("confirmedOn", { date: days.long(confirmedAt) })}</li> : null}
        {productReceivedAt ? <li>{t("productReceived", { date: days.long(productReceivedAt) })}</li> : null}
      </ol>
    </Card>
  );
}
