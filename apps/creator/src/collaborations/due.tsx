import { DueDate, TrafficLight } from "@vitrina/ui/deadlines";
import { Card } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import { AskExtension } from "../extensions/ask-extension.tsx";
import type { SectionProps } from "./section.ts";

/** The one date that everything hangs on, or what it still waits for. */
export function Due({ collaboration }: SectionProps) {
  const t = useTranslations("application");
  const { campaign, deliveryDueAt, extension } = collaboration;
  const waits = campaign.deliveryStarts === "on_product_received" ? "clockWaits" : "clockWaitsConfirmation";
  return (
    <Card title={t("due")} action={<TrafficLight state={collaboration.light} />}>
      <DueDate dueAt={deliveryDueAt} className="font-display text-lg font-semibold" />
      {deliveryDueAt ? null : <p className="mt-1 text-sm text-ink-soft">{t(waits, { days: campaign.deliveryDays })}</p>}
      <AskExtension collaboration={collaboration} />
      {extension ? (
        <p className="mt-2 rounded-sm bg-info-soft px-3 py-2 text-sm text-info">
          {t("extension", { days: extension.days, reason: extension.reason })}
        </p>
      ) : null}
    </Card>
  );
}
