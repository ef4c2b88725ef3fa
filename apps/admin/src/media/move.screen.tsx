import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { MoveRun } from "@vitrina/domain/media";
import { Card, ErrorState, Loading, Skeleton } from "@vitrina/ui";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { MediaFrame } from "./media-frame.tsx";
import { MoveHistory } from "./move-history.tsx";
import { MoveProblems } from "./move-problems.tsx";
import { MoveRunning } from "./move-running.tsx";
import { MoveSources } from "./move-sources.tsx";
import { MoveSteps } from "./move-steps.tsx";

const WATCHED_EVERY_MS = 1_500;
const LOOKED_AT_EVERY_MS = 15_000;

/** The move of the previous application's pictures: how far it is, the steps, and what could not be moved. */
export function MoveScreen() {
  return (
    <MediaFrame tab="move">
      <Move />
    </MediaFrame>
  );
}

function Move() {
  const t = useTranslations("move");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const runs = useQuery(
    trpc.moves.runs.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.running ? WATCHED_EVERY_MS : LOOKED_AT_EVERY_MS),
    }),
  );
  const status = useQuery(trpc.moves.status.queryOptions(undefined, { refetchInterval: LOOKED_AT_EVERY_MS }));
  const running = runs.data?.running ?? null;

  const wasRunning = useRef<string | null>(null);
  useEffect(() => {
    if (wasRunning.current !== null && running === null) {
      void cache.invalidateQueries(trpc.moves.status.pathFilter());
      void cache.invalidateQueries(trpc.moves.lines.pathFilter());
    }
    wasRunning.current = running?.id ?? null;
  }, [running, cache, trpc]);

  const broken = runs.isError ? runs : status.isError ? status : null;
  if (broken) {
    return (
      <ErrorState words={words(broken.error)} onRetry={() => void broken.refetch()} retrying={broken.isFetching} />
    );
  }
  if (!runs.data || !status.data) {
    return (
      <Loading>
        <div className="flex flex-col gap-5">
          <Skeleton className="h-56" />
          <Skeleton className="h-80" />
        </div>
      </Loading>
    );
  }
  const { latest } = runs.data;
  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-prose text-sm text-ink-soft">{t("lead")}</p>
      {running ? <MoveRunning run={running} /> : null}
      <MoveSteps latest={latest} isBusy={running !== null || status.data.elsewhere !== null} />
      <MoveSources status={status.data} isRunning={running !== null} />
      <Problems latest={latest} />
      <Card title={t("history")}>
        <MoveHistory runs={latest.filter(({ status: how }) => how !== "running")} />
      </Card>
    </div>
  );
}

/** Those of the last run that looked at every document. */
function Problems({ latest }: { latest: readonly MoveRun[] }) {
  const run = latest.find(({ phase, startedAt }) => phase !== "finish" && phase !== "rollback" && startedAt !== null);
  return run ? <MoveProblems key={run.id} run={run} /> : null;
}
