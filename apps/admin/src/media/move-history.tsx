import type { MoveRun } from "@vitrina/domain/media";
import { Badge, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { DownloadReport } from "./download-report.tsx";
import { useBytes } from "./file-words.tsx";
import { RUN_TONE } from "./move-steps.tsx";

const ERRORS = ["busy", "unavailable", "fault"] as const;
const AGAIN = ["copy", "verify", "switch", "rollback"] as const;

/** The runs that ended, the newest first, each with what came of it and its report. */
export function MoveHistory({ runs }: { runs: readonly MoveRun[] }) {
  const t = useTranslations("move");
  if (runs.length === 0) return <p className="text-sm text-ink-soft">{t("noRuns")}</p>;
  return (
    <ol aria-label={t("history")} className="flex flex-col divide-y divide-line text-sm">
      {runs.map((run) => (
        <Ended key={run.id} run={run} />
      ))}
    </ol>
  );
}

function Ended({ run }: { run: MoveRun }) {
  const t = useTranslations("move");
  const days = useDays();
  const bytes = useBytes();
  const { phase, status, askedBy, askedAt, endedAt, progress, outcome, error } = run;
  const inventory = outcome?.inventory;
  const failure = ERRORS.find((one) => one === error);
  const facts = [
    ...(inventory
      ? [
          t("inventory", {
            documents: inventory.documents,
            distinct: inventory.contents.distinct,
            size: bytes(inventory.contents.bytes),
          }),
        ]
      : []),
    ...(progress && phase !== "plan" && phase !== "verify" ? [t("changed", { count: progress.changed })] : []),
    ...(progress && progress.files > 0 ? [t("filesDone", { files: progress.files, size: bytes(progress.bytes) })] : []),
    ...(progress && progress.left > 0 ? [t("leftSoFar", { count: progress.left })] : []),
    ...(progress && progress.failed > 0 ? [t("failedSoFar", { count: progress.failed })] : []),
  ];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {t(`phase.${phase}`)} <Badge tone={RUN_TONE[status]}>{t(`status.${status}`)}</Badge>
        </p>
        <p>{facts.join(" · ")}</p>
        {failure ? <p className="text-red">{t(`error.${failure}`)}</p> : null}
        {status === "incomplete" ? (
          <p className="text-amber">
            {t(`again.${AGAIN.find((one) => one === phase) ?? "other"}`, { waiting: outcome?.waiting ?? 0 })}
          </p>
        ) : null}
        {outcome && outcome.tooYoung > 0 ? <p>{t("tooYoung", { count: outcome.tooYoung })}</p> : null}
        <p className="text-xs text-ink-soft">
          {t("startedBy", { name: askedBy, at: days.moment(endedAt ?? askedAt) })}
        </p>
      </div>
      <DownloadReport run={run} />
    </li>
  );
}
