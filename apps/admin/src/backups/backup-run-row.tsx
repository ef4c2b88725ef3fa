import { type BackupRunNote, bucketTrouble } from "@vitrina/domain/backups";
import { Badge, Spinner, type Tone, useDays } from "@vitrina/ui";
import { useFormatter, useTranslations } from "use-intl";

const TONES: Record<BackupRunNote["state"], Tone> = { running: "info", done: "green", failed: "red" };
const STEPS = ["reading", "sending", "checking", "signing", "downloading", "restoring", "trying"] as const;

/** One backup, check or drill: what it was, how it went, and how far it is while it goes on. */
export function BackupRunRow({ run }: { run: BackupRunNote }) {
  const t = useTranslations("backups");
  const days = useDays();
  const format = useFormatter();
  const trouble = bucketTrouble(run.problemCode);
  const step = STEPS.find((one) => one === run.step);
  const size = run.bytes === null ? null : `${format.number(run.bytes / 1e6, { maximumFractionDigits: 1 })} MB`;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0">
      <div className="min-w-48 flex-1">
        <p className="font-medium">{t(`kind.${run.kind}`)}</p>
        <p className="text-sm text-ink-soft">
          {days.moment(run.startedAt)} · {t(`trigger.${run.trigger}`)}
        </p>
        {run.state === "running" ? (
          <p className="mt-1 flex items-center gap-2 text-sm">
            <Spinner className="size-4" />
            {t(step ? `step.${step}` : "step.starting")}
            {size ? ` · ${size}` : null}
          </p>
        ) : null}
        {run.state === "failed" ? (
          <p className="mt-1 text-sm break-words text-red">
            {t("failed", { reason: trouble ? t(`bucket.${trouble}`) : run.problem })}
          </p>
        ) : null}
        {run.state === "done" && run.documents !== null ? (
          <p className="mt-1 text-sm text-ink-soft">
            {t("held", { documents: run.documents, size: size ?? "" })}
            {run.restoreSeconds === null ? null : ` · ${t("restored", { seconds: run.restoreSeconds })}`}
            {run.heldUntil ? ` · ${t("locked", { day: days.short(run.heldUntil) })}` : null}
          </p>
        ) : null}
      </div>
      <Badge tone={TONES[run.state]}>{t(`status.${run.state}`)}</Badge>
    </li>
  );
}
