import { APPLICATION_WAITING } from "@vitrina/domain/applications";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { useTranslations } from "use-intl";
import type { SectionProps } from "./section.ts";

/** Where an application stands that is not being worked on: it waits for an answer, and until when, or it got one. */
export function Standing({ collaboration: { status, ending, rejectionMessage, answerDueAt } }: SectionProps) {
  const t = useTranslations("application");
  const days = useDays();
  if (status === "invited") return null;
  if (APPLICATION_WAITING.includes(status)) {
    return (
      <Card title={t(status === "shortlisted" ? "shortlistedTitle" : "waitingTitle")}>
        <p className="text-ink-soft">{t("waitingText")}</p>
        {answerDueAt ? <p className="mt-2 font-medium">{t("answerBy", { date: days.weekday(answerDueAt) })}</p> : null}
      </Card>
    );
  }
  if (!ending && !rejectionMessage) return null;
  return (
    <Card title={t(`endings.${ending ?? "rejected"}.title`)}>
      <p className="whitespace-pre-line">{rejectionMessage || t(`endings.${ending ?? "rejected"}.text`)}</p>
    </Card>
  );
}
