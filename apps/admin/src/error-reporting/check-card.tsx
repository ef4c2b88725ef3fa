import type { ReportingSource } from "@vitrina/domain/error-reporting";
import { Card, Spinner, useDays } from "@vitrina/ui";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import { useTranslations } from "use-intl";
import type { CheckOutcome } from "./use-reporting-check.ts";

/** What becomes of a test, part by part, while it goes and after. */
export function CheckCard({ outcomes }: { outcomes: readonly { source: ReportingSource; outcome: CheckOutcome }[] }) {
  const t = useTranslations("errorReporting");
  const isOver = outcomes.every(({ outcome }) => outcome.step !== "waiting");
  return (
    <Card title={t(isOver ? "checkDone" : "check")}>
      <p className="mb-2 text-sm text-ink-soft">{t("checkLead")}</p>
      <ul className="divide-y divide-line" aria-live="polite">
        {outcomes.map(({ source, outcome }) => (
          <li key={source} className="flex min-h-16 items-center gap-3 py-2.5">
            <Mark step={outcome.step} />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{t(`sources.${source}`)}</p>
              <Told source={source} outcome={outcome} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Mark({ step }: { step: CheckOutcome["step"] }) {
  if (step === "waiting") return <Spinner className="size-5 text-ink-soft" />;
  if (step === "taken") return <CircleCheck className="size-5 shrink-0 text-green" aria-hidden />;
  return <CircleX className="size-5 shrink-0 text-red" aria-hidden />;
}

function Told({ source, outcome }: { source: ReportingSource; outcome: CheckOutcome }) {
  const t = useTranslations("errorReporting");
  const days = useDays();
  if (outcome.step === "waiting") {
    return <p className="text-sm text-ink-soft">{t(source === "worker" ? "waitingForWorker" : "waiting")}</p>;
  }
  if (outcome.step === "lost")
    return <p className="text-sm text-red">{t(source === "worker" ? "noWorker" : "refused")}</p>;
  return (
    <p className="text-sm text-ink-soft">
      {t("taken", { when: days.moment(outcome.at) })}
      <code className="block font-mono text-xs break-all">{outcome.eventId}</code>
    </p>
  );
}
