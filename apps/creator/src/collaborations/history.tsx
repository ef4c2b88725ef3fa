import { timelineOf } from "@vitrina/domain/applications";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { useTranslations } from "use-intl";
import type { SectionProps } from "./section.ts";

/** What happened so far, in plain words and in order. */
export function History({ collaboration }: SectionProps) {
  const t = useTranslations("application");
  const days = useDays();
  return (
    <Card title={t("history")}>
      <ol className="flex flex-col gap-2 border-l-2 border-line pl-4 text-sm">
        {timelineOf(collaboration).map(({ what, at }) => (
          <li key={`${what} ${at.toISOString()}`}>{t(`timeline.${what}`, { date: days.long(at) })}</li>
        ))}
      </ol>
    </Card>
  );
}
