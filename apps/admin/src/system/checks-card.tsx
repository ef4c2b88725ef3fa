import { CHECK_NAMES, type CheckResult } from "@vitrina/domain/system";
import { Card } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { StateBadge } from "./state-badge.tsx";
import { useSpans } from "./use-spans.ts";

/** Every check there is, always in the same order, so that nothing moves while one reads. */
export function ChecksCard({ checks, now }: { checks: readonly CheckResult[]; now: Date }) {
  const t = useTranslations("system");
  const rows = CHECK_NAMES.flatMap((name) => checks.find((check) => check.name === name) ?? []);
  return (
    <Card title={t("checks")}>
      {rows.length === 0 ? <p className="text-sm text-ink-soft">{t("noChecks")}</p> : null}
      <ul className="divide-y divide-line">
        {rows.map((check) => (
          <CheckRow key={check.name} check={check} now={now} />
        ))}
      </ul>
    </Card>
  );
}

function CheckRow({ check, now }: { check: CheckResult; now: Date }) {
  const t = useTranslations("system");
  const spans = useSpans();
  const { seconds, count, percent, entry } = check.facts;
  const isQuiet = check.state === "ok";
  const facts = [
    isQuiet ? null : t(`causes.${check.cause}`),
    typeof seconds === "number" && !isQuiet ? spans.span(seconds * 1_000) : null,
    typeof count === "number" && count > 0 ? t("factCount", { count }) : null,
    typeof entry === "number" ? t("factEntry", { entry }) : null,
    typeof percent === "number" && percent > 0 ? t("factPercent", { percent }) : null,
    check.since && !isQuiet ? t("since", { when: spans.ago(check.since, now) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="flex min-h-16 items-center gap-x-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{t(`names.${check.name}`)}</p>
        <p className="text-sm text-ink-soft">{facts.length > 0 ? facts.join(" · ") : t("causes.fine")}</p>
      </div>
      <div className="flex w-28 shrink-0 flex-col items-end gap-1 text-right">
        <StateBadge state={check.state} />
        <span className="text-xs text-ink-soft tabular-nums">
          {check.measuredAt ? spans.ago(check.measuredAt, now) : t("never")}
        </span>
      </div>
    </li>
  );
}
