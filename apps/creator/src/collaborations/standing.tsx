import { APPLICATION_WAITING } from "@vitrina/domain/applications";
import { Card } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import type { SectionProps } from "./section.ts";

/** Where an application stands that is not being worked on: it waits for an answer, or it got one. */
export function Standing({ collaboration: { status, rejectionMessage } }: SectionProps) {
  const t = useTranslations("application");
  const work = useTranslations("work");
  if (APPLICATION_WAITING.includes(status)) {
    return (
      <Card title={t("waitingTitle")}>
        <p className="text-ink-soft">{t("waitingText")}</p>
      </Card>
    );
  }
  if (status === "rejected") {
    return (
      <Card title={t("message")}>
        <p className="whitespace-pre-line">{rejectionMessage || work("rejectedNote")}</p>
      </Card>
    );
  }
  return null;
}
