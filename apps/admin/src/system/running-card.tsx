import type { Heartbeat, RunningProcess, SystemOverview } from "@vitrina/domain/system";
import { Badge, Card, useDays } from "@vitrina/ui";
import { useFormatter, useTranslations } from "use-intl";
import { useSpans } from "./use-spans.ts";

const SILENT_MS = 90_000;

/** Which builds run where, as each process says itself. */
export function ProcessesCard({
  processes,
  release,
  now,
}: {
  processes: readonly RunningProcess[];
  release: string;
  now: Date;
}) {
  const t = useTranslations("system");
  const spans = useSpans();
  return (
    <Card title={t("processes")}>
      {processes.length === 0 ? <p className="text-sm text-ink-soft">{t("noProcesses")}</p> : null}
      <ul className="divide-y divide-line">
        {processes.map((one) => (
          <li key={one.name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
            <div className="min-w-0">
              <p className="font-medium break-all">{one.release}</p>
              <p className="text-sm break-all text-ink-soft">
                {one.role} · {one.host} · {t("started", { when: spans.ago(one.startedAt, now) })}
              </p>
            </div>
            {now.getTime() - one.beatAt.getTime() > SILENT_MS ? (
              <Badge tone="amber">{t("silent")}</Badge>
            ) : (
              <span className="text-xs text-ink-soft tabular-nums">{t("lag", { ms: one.lagMs })}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs text-ink-soft">{t("thisRelease", { release })}</p>
    </Card>
  );
}

/** What has to go on happening, and whether somebody outside would notice if it did not. */
export function HeartbeatsCard({ heartbeats, now }: { heartbeats: readonly Heartbeat[]; now: Date }) {
  const t = useTranslations("system");
  const spans = useSpans();
  return (
    <Card title={t("heartbeats")}>
      <ul className="divide-y divide-line">
        {heartbeats.map((one) => (
          <li key={one.name} className="flex items-center justify-between gap-4 py-2.5">
            <div className="min-w-0">
              <p className="font-medium">{t(`heartbeatNames.${one.name}`)}</p>
              <p className="text-sm text-ink-soft">{one.beatAt ? spans.ago(one.beatAt, now) : t("never")}</p>
            </div>
            {one.watched ? (
              <Badge tone={one.trouble ? "red" : "green"}>{one.trouble ? t("trouble") : t("watched")}</Badge>
            ) : (
              <Badge>{t("unwatched")}</Badge>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What there is to fall back on, and how much room there is left. */
export function SafetyCard({ backup, quota }: Pick<SystemOverview, "backup" | "quota">) {
  const t = useTranslations("system");
  const days = useDays();
  const format = useFormatter();
  const told = (note: { at: Date; ok: boolean } | null) => {
    if (!note) return t("notDone");
    return note.ok ? days.moment(note.at) : `${days.moment(note.at)} · ${t("failed")}`;
  };
  const size = (bytes: number) =>
    format.number(bytes / 1e9, { style: "unit", unit: "gigabyte", maximumFractionDigits: 2 });
  const credits =
    quota?.creditsUsed != null && quota.creditsLimit != null
      ? t("credits", { used: format.number(quota.creditsUsed), limit: format.number(quota.creditsLimit) })
      : null;
  return (
    <Card title={t("safety")}>
      <dl className="text-sm">
        <Line label={t("lastBackup")} value={told(backup.last)} hint={backup.last ? null : t("noBackup")} />
        <Line
          label={t("lastVerified")}
          value={told(backup.lastVerified)}
          hint={backup.lastVerified ? null : t("noDrill")}
        />
        <Line
          label={t("storage")}
          value={
            quota?.storageBytes != null
              ? t("storageUsed", { used: size(quota.storageBytes), files: quota.files ?? 0 })
              : t("notMeasured")
          }
        />
        {quota?.plan ? <Line label={t("plan", { plan: quota.plan })} value={credits ?? t("unknown")} /> : null}
      </dl>
    </Card>
  );
}

/** `hint` says what to do where there is nothing yet. */
function Line({ label, value, hint = null }: { label: string; value: string; hint?: string | null }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4 py-1.5">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="text-right tabular-nums">{value}</dd>
      {hint ? <dd className="w-full text-xs text-ink-soft">{hint}</dd> : null}
    </div>
  );
}
