import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { BackupOverview } from "@vitrina/domain/backups";
import { Button, Card, ErrorState, Loading, Skeleton, toast, useDays } from "@vitrina/ui";
import DatabaseBackup from "lucide-react/icons/database-backup";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { BackupRunRow } from "./backup-run-row.tsx";

const LOOK_WHILE_RUNNING_MS = 2_000;
const LOOK_MS = 30_000;

const isRunning = (overview: BackupOverview | undefined): boolean =>
  overview?.runs.some(({ kind, state }) => kind === "backup" && state === "running") ?? false;

/** When the last backup was proved, what was done lately, and the way to take one now. */
export function BackupsSection() {
  const t = useTranslations("backups");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const start = useMutation(
    trpc.backups.start.mutationOptions({
      onSuccess: ({ started }) => {
        toast(t(started ? "asked" : "underWay"));
        void cache.invalidateQueries(trpc.backups.overview.pathFilter());
      },
      onError: (error) => toast(words(error).text),
    }),
  );
  const query = useQuery({
    ...trpc.backups.overview.queryOptions(),
    refetchInterval: ({ state }) => (isRunning(state.data) || start.isSuccess ? LOOK_WHILE_RUNNING_MS : LOOK_MS),
  });
  if (query.isPending) {
    return (
      <Loading>
        <Skeleton className="h-40" />
      </Loading>
    );
  }
  if (query.isError) {
    return <ErrorState words={words(query.error)} onRetry={() => void query.refetch()} retrying={query.isFetching} />;
  }
  const running = isRunning(query.data);
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <Card
        title={t("pageTitle")}
        action={
          <Button
            icon={<DatabaseBackup className="size-4" aria-hidden />}
            pending={start.isPending || running}
            onClick={() => start.mutate()}
          >
            {t("now")}
          </Button>
        }
      >
        <Proofs overview={query.data} />
      </Card>
      <Card title={t("history")}>
        {query.data.runs.length === 0 ? <p className="text-sm text-ink-soft">{t("none")}</p> : null}
        <ul className="divide-y divide-line" aria-live="polite">
          {query.data.runs.map((run) => (
            <BackupRunRow key={run.id} run={run} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Proofs({ overview }: { overview: BackupOverview }) {
  const t = useTranslations("backups");
  const days = useDays();
  const { verifiedAt, drilledAt, isOverdue } = overview;
  return (
    <>
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-ink-soft">{t("verified")}</dt>
          <dd className="font-medium">{verifiedAt ? days.moment(verifiedAt) : t("never")}</dd>
        </div>
        <div>
          <dt className="text-sm text-ink-soft">{t("drilled")}</dt>
          <dd className="font-medium">{drilledAt ? days.moment(drilledAt) : t("never")}</dd>
        </div>
      </dl>
      {isOverdue ? (
        <p role="alert" className="mt-4 text-sm font-medium text-red">
          {t(verifiedAt ? "overdue" : "neverVerified")}
        </p>
      ) : null}
    </>
  );
}
