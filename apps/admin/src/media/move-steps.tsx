import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { MOVE_PHASES, type MovePhase, type MoveRun } from "@vitrina/domain/media";
import { Badge, Button, Card, ConfirmDialog, FieldError, type Tone, toast, useDays } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { FinishMoveDialog } from "./finish-move-dialog.tsx";

const FINISH_AFTER_DAYS = 30;
/** The way to the new pictures; ending it for good and turning back are nobody's next step. */
const FORWARD: readonly MovePhase[] = ["plan", "copy", "verify", "switch"];

export const RUN_TONE: Record<MoveRun["status"], Tone> = {
  running: "info",
  done: "green",
  incomplete: "amber",
  stopped: "neutral",
  failed: "red",
};

/** The steps in their order. What changes what people see asks first; what cannot be undone asks for a word. */
export function MoveSteps({ latest, isBusy }: { latest: readonly MoveRun[]; isBusy: boolean }) {
  const t = useTranslations("move");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const days = useDays();
  const [asked, setAsked] = useState<MovePhase | null>(null);
  const start = useMutation(
    trpc.moves.start.mutationOptions({
      onSuccess: ({ phase }) => {
        setAsked(null);
        toast(t("started", { phase: t(`phase.${phase}`) }));
      },
      onSettled: () => cache.invalidateQueries(trpc.moves.runs.pathFilter()),
    }),
  );
  const problem = start.isError ? words(start.error).text : null;
  const begin = (phase: MovePhase) => start.mutate({ phase });
  const next = FORWARD.find((phase) => !latest.some((run) => run.phase === phase && run.status === "done"));

  return (
    <Card title={t("steps")}>
      <ol className="flex flex-col divide-y divide-line">
        {MOVE_PHASES.map((phase) => {
          const last = latest.find((run) => run.phase === phase && run.status !== "running");
          return (
            <li key={phase} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div className="min-w-0 flex-1 basis-64">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {t(`phase.${phase}`)}
                  {last ? <Badge tone={RUN_TONE[last.status]}>{t(`status.${last.status}`)}</Badge> : null}
                </p>
                <p className="text-sm text-ink-soft">{t(`phaseHint.${phase}`, { days: FINISH_AFTER_DAYS })}</p>
                <p className="mt-0.5 text-xs text-ink-soft">
                  {last
                    ? t("last", { status: t(`status.${last.status}`), at: days.moment(last.endedAt ?? last.askedAt) })
                    : t("never")}
                </p>
              </div>
              <Button
                variant={
                  phase === "finish" || phase === "rollback" ? "danger" : phase === next ? "primary" : "secondary"
                }
                size="small"
                aria-label={t("start", { phase: t(`phase.${phase}`) })}
                disabled={isBusy || start.isPending}
                onClick={() => {
                  start.reset();
                  if (phase === "plan" || phase === "copy" || phase === "verify") begin(phase);
                  else setAsked(phase);
                }}
              >
                {t(`phase.${phase}`)}
              </Button>
            </li>
          );
        })}
      </ol>
      {problem && asked === null ? <FieldError>{problem}</FieldError> : null}
      {asked === "switch" || asked === "rollback" ? (
        <ConfirmDialog
          open
          onOpenChange={(open) => {
            if (!open) setAsked(null);
          }}
          title={t(asked === "switch" ? "switchTitle" : "rollbackTitle")}
          description={t(asked === "switch" ? "switchLead" : "rollbackLead")}
          confirmLabel={t(`phase.${asked}`)}
          danger={asked === "rollback"}
          pending={start.isPending}
          onConfirm={() => begin(asked)}
          error={problem}
        />
      ) : null}
      {asked === "finish" ? (
        <FinishMoveDialog
          afterDays={FINISH_AFTER_DAYS}
          pending={start.isPending}
          problem={problem}
          onClose={() => setAsked(null)}
          onConfirm={(given) => start.mutate({ phase: "finish", ...given })}
        />
      ) : null}
    </Card>
  );
}
