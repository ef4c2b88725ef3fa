import type { ReportingPart } from "@vitrina/domain/error-reporting";
import { Badge, Card, useDays } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** How the reporting of one part stands: which build, what arrived last, and what was lost. */
export function PartCard({ part }: { part: ReportingPart }) {
  const t = useTranslations("errorReporting");
  const days = useDays();
  const { source, isOn, quietUntil, release, environment, lastSent, lastCheck, losses } = part;
  return (
    <Card title={t(`sources.${source}`)} action={<PartBadge part={part} />}>
      <p className="text-sm text-ink-soft">{t(`about.${source}`)}</p>
      {isOn ? null : (
        <p className="mt-2 text-sm text-amber">{t(source === "worker" ? "offHint.worker" : "offHint.server")}</p>
      )}
      {quietUntil ? (
        <p className="mt-2 text-sm text-amber">{t("quietUntil", { when: days.moment(quietUntil) })}</p>
      ) : null}
      <dl className="mt-3 text-sm">
        {release ? <Line label={t("release")}>{release}</Line> : null}
        {environment ? <Line label={t("environment")}>{environment}</Line> : null}
        <Line label={t("lastSent")}>{lastSent ? <Taken event={lastSent} /> : t("noneSent")}</Line>
        <Line label={t("lastCheck")}>{lastCheck ? <Taken event={lastCheck} /> : t("noneChecked")}</Line>
        {losses.length === 0 ? <Line label={t("lost")}>{t("noneLost")}</Line> : null}
      </dl>
      {losses.length > 0 ? (
        <section aria-label={t("lost")} className="mt-3 rounded-md bg-sunken px-3 py-2.5 text-sm">
          <h3 className="font-medium">{t("lost")}</h3>
          <ul>
            {losses.map(({ reason, count, lastAt }) => (
              <li key={reason} className="mt-1.5">
                <p>{t(`reasons.${reason}`)}</p>
                <p className="text-ink-soft tabular-nums">{t("loss", { count, when: days.moment(lastAt) })}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Card>
  );
}

function PartBadge({ part: { isOn, quietUntil } }: { part: ReportingPart }) {
  const t = useTranslations("errorReporting");
  if (!isOn) return <Badge tone="amber">{t("off")}</Badge>;
  return quietUntil ? <Badge tone="amber">{t("quiet")}</Badge> : <Badge tone="green">{t("on")}</Badge>;
}

function Taken({ event: { eventId, at } }: { event: { eventId: string; at: Date } }) {
  const t = useTranslations("errorReporting");
  const days = useDays();
  return (
    <>
      {days.moment(at)}
      <span className="block text-xs break-all text-ink-soft">{t("code", { code: eventId })}</span>
    </>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4 py-1.5">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="ml-auto min-w-0 text-right break-words tabular-nums">{children}</dd>
    </div>
  );
}
