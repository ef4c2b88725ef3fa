import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type MoveRun, paceOf } from "@vitrina/domain/media";
import { Button, Card, FieldError, Progress, useDays } from "@vitrina/ui";
import CircleStop from "lucide-react/icons/circle-stop";
import { useLocale, useNow, useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { useBytes } from "./file-words.tsx";

const SILENT_AFTER_MS = 20_000;

/** The step that is under way: how far, how fast, how long still, and the way to stop it. */
export function MoveRunning({ run }: { run: MoveRun }) {
  const t = useTranslations("move");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const days = useDays();
  const bytes = useBytes();
  const now = useNow({ updateInterval: 5_000 });
  const locale = useLocale();
  const stop = useMutation(
    trpc.moves.stop.mutationOptions({ onSettled: () => cache.invalidateQueries(trpc.moves.runs.pathFilter()) }),
  );
  const { phase, progress, beatAt, attempts, stopAskedAt, askedBy, askedAt } = run;
  const pace = progress && paceOf(progress);
  const percent = progress && progress.total > 0 ? Math.min(100, (100 * progress.done) / progress.total) : 0;
  const isSilent = beatAt !== null && now.getTime() - beatAt.getTime() > SILENT_AFTER_MS;
  const title = t("running", { phase: t(`phase.${phase}`) });
  return (
    <Card
      title={title}
      action={
        <Button
          variant="secondary"
          size="small"
          pending={stop.isPending}
          disabled={stopAskedAt !== null}
          icon={<CircleStop className="size-4" aria-hidden />}
          onClick={() => stop.mutate({ id: run.id })}
        >
          {t(stopAskedAt ? "stopping" : "stop")}
        </Button>
      }
    >
      <Progress label={title} percent={percent} />
      <p aria-live="polite" className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-sm tabular-nums">
        {progress === null ? (
          t("waitingForWorker")
        ) : (
          <>
            <span>{t("progress", { done: progress.done, total: progress.total })}</span>
            {pace ? <span>{t("pace", { rate: pace.perSecond })}</span> : null}
            {pace?.secondsLeft ? <span>{t("timeLeft", { left: duration(pace.secondsLeft, locale) })}</span> : null}
            {progress.files > 0 ? (
              <span>{t("filesDone", { files: progress.files, size: bytes(progress.bytes) })}</span>
            ) : null}
            {progress.left > 0 ? <span>{t("leftSoFar", { count: progress.left })}</span> : null}
            {progress.failed > 0 ? <span>{t("failedSoFar", { count: progress.failed })}</span> : null}
          </>
        )}
      </p>
      <p className="mt-2 text-xs text-ink-soft">
        {t("startedBy", { name: askedBy, at: days.moment(askedAt) })}
        {attempts > 1 ? ` ${t("resumed", { count: attempts - 1 })}` : null}
        {stopAskedAt ? ` ${t("stopAsked")}` : null}
      </p>
      {isSilent ? <p className="mt-2 text-sm text-amber">{t("silent")}</p> : null}
      {stop.isError ? <FieldError>{words(stop.error).text}</FieldError> : null}
    </Card>
  );
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A time in the unit that fits: `40 s`, `3 min`, `2 h`. */
function duration(seconds: number, locale: string): string {
  const [value, unit] =
    seconds < MINUTE
      ? [seconds, "second"]
      : seconds < 2 * HOUR
        ? [seconds / MINUTE, "minute"]
        : [seconds / HOUR, "hour"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 0 }).format(Math.ceil(value));
}
