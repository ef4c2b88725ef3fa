import { Card } from "@vitrina/ui/layout";
import { ExpectedPayment } from "@vitrina/ui/money";
import { useTranslations } from "use-intl";
import type { SectionProps } from "./section.ts";

/** What will be paid, in which state it is, and when. */
export function Payment({ collaboration: { payment } }: SectionProps) {
  const t = useTranslations("application");
  if (!payment) return null;
  return (
    <Card title={t("payment")}>
      <ExpectedPayment payment={payment} size="large" />
    </Card>
  );
}
