import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { type CheckState, type SystemOverview, worstState } from "@vitrina/domain/system";
import { buttonLook, ErrorState, Loading, PageHeader, Skeleton } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { BackupsSection } from "../backups/backups-section.tsx";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { ChecksCard } from "./checks-card.tsx";
import { DeadWorkCard } from "./dead-work-card.tsx";
import { IncidentsCard } from "./incidents-card.tsx";
import { QueuesCard } from "./queues-card.tsx";
import { HeartbeatsCard, ProcessesCard, SafetyCard } from "./running-card.tsx";
import { StateBadge } from "./state-badge.tsx";

const REFRESH_MS = 5_000;

export function SystemScreen() {
  const t = useTranslations("system");
  const admin = useAdmin();
  usePageTitle(t("title"));
  return admin.may("system:manage") ? <System /> : <Forbidden />;
}

function System() {
  const t = useTranslations("system");
  const trpc = useTRPC();
  const words = useErrorWords();
  const overview = useQuery(
    trpc.system.overview.queryOptions(undefined, { refetchInterval: REFRESH_MS, placeholderData: keepPreviousData }),
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <a href="/status" target="_blank" rel="noreferrer" className={buttonLook({ variant: "secondary" })}>
              {t("publicPage")}
            </a>
            <Link to="/system/errors" className={buttonLook({ variant: "secondary" })}>
              {t("errors")}
            </Link>
            <Link to="/products/pictures" className={buttonLook({ variant: "secondary" })}>
              {t("mediaLibrary")}
            </Link>
          </>
        }
      >
        {t("lead")}
      </PageHeader>
      {overview.isPending ? <Waiting /> : null}
      {overview.isError && !overview.data ? (
        <ErrorState
          words={words(overview.error)}
          onRetry={() => void overview.refetch()}
          retrying={overview.isFetching}
        />
      ) : null}
      {overview.data ? <Overview overview={overview.data} /> : null}
    </>
  );
}

const VERDICT = { ok: "allWell", degraded: "someDegraded", fail: "someFailing", unknown: "someUnknown" } as const;

function Overview({ overview }: { overview: SystemOverview }) {
  const t = useTranslations("system");
  const now = overview.at;
  const worst: CheckState = worstState(overview.checks.map(({ state }) => state));
  return (
    <div className="flex flex-col gap-5">
      <p className="flex items-center gap-3 text-lg">
        <StateBadge state={worst} /> {t(VERDICT[worst])}
      </p>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <ChecksCard checks={overview.checks} now={now} />
        <div className="flex min-w-0 flex-col gap-5">
          <IncidentsCard now={now} />
          <QueuesCard queues={overview.queues} now={now} />
          <SafetyCard backup={overview.backup} quota={overview.quota} />
        </div>
      </div>
      <BackupsSection />
      <DeadWorkCard waiting={overview.queues} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <HeartbeatsCard heartbeats={overview.heartbeats} now={now} />
        <ProcessesCard processes={overview.processes} release={overview.release} now={now} />
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <Loading>
      <div className="grid gap-5 lg:grid-cols-2">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
    </Loading>
  );
}
