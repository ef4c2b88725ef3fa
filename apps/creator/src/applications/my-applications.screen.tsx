import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { MyApplication } from "@vitrina/domain/applications";
import { Button, buttonLook } from "@vitrina/ui/controls";
import { EmptyState, Skeleton } from "@vitrina/ui/feedback";
import { PageHeader } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { useNow, useTranslations } from "use-intl";
import { UnfinishedProfile } from "../creators/unfinished-profile.tsx";
import { Answer } from "../frame/answer.tsx";
import { MissingAccount } from "../payout-accounts/missing-account.tsx";
import { ApplicationCard } from "./application-card.tsx";
import { byTurn, owedOverall } from "./owed.ts";

const PAGE = 50;

/** Home: what do I owe, by when, and what will I be paid. */
export function MyApplicationsScreen() {
  const t = useTranslations("work");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const unread = useUnread();
  const profile = useQuery(trpc.creators.myProfile.queryOptions());
  const account = useQuery(trpc.payoutAccounts.mine.queryOptions());
  const applications = useInfiniteQuery(
    trpc.applications.mine.infiniteQueryOptions(
      { limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );

  return (
    <>
      <title>{`${t("title")} · ${ui("productName")}`}</title>
      <Answer
        query={profile.isLoading || account.isLoading ? { ...applications, data: undefined } : applications}
        skeleton={
          <div className="flex flex-col gap-3">
            <Skeleton className="h-9 w-52" />
            <Skeleton className="mb-4 h-5 w-72 max-w-full" />
            {["first", "second", "third"].map((card) => (
              <Skeleton key={card} className="h-44 rounded-lg" />
            ))}
          </div>
        }
      >
        {({ pages }) => {
          const mine = pages.flatMap((page) => page.items);
          if (mine.length === 0) {
            return (
              <>
                <PageHeader title={t("title")} />
                {profile.data ? <UnfinishedProfile profile={profile.data} /> : null}
                <EmptyState
                  title={t("emptyTitle")}
                  action={
                    <Link to="/campaigns" className={buttonLook()}>
                      {t("emptyAction")}
                    </Link>
                  }
                >
                  {t("empty")}
                </EmptyState>
              </>
            );
          }
          const { current, asked, waiting, past } = byTurn(mine);
          return (
            <>
              <PageHeader title={t("title")}>
                <Summary applications={mine} />
              </PageHeader>
              {profile.data ? <UnfinishedProfile profile={profile.data} /> : null}
              {account.data === null && current.length > 0 ? <MissingAccount /> : null}
              <div className="flex flex-col gap-8">
                <Group title={t("current")} applications={current} unread={unread} />
                <Group title={t("asked")} applications={asked} unread={unread} />
                <Group title={t("waiting")} applications={waiting} unread={unread} />
                <Group title={t("past")} applications={past} unread={unread} />
              </div>
              {applications.hasNextPage ? (
                <div className="mt-6 flex justify-center">
                  <Button
                    variant="secondary"
                    pending={applications.isFetchingNextPage}
                    onClick={() => void applications.fetchNextPage()}
                  >
                    {ui("more")}
                  </Button>
                </div>
              ) : null}
            </>
          );
        }}
      </Answer>
    </>
  );
}

function Summary({ applications }: { applications: readonly MyApplication[] }) {
  const t = useTranslations("work");
  const days = useDays();
  const now = useNow();
  const owed = owedOverall(applications, now);
  if (owed.count === 0) return t("oweNothing");
  return (
    <>
      {t("oweSome", { count: owed.count })}{" "}
      {owed.late > 0 ? <strong className="text-red">{t("late", { count: owed.late })} </strong> : null}
      {owed.nextDueAt ? t("next", { when: days.relative(owed.nextDueAt, now) }) : null}
    </>
  );
}

const LOOK_EVERY_MS = 60_000;

/** How many messages wait in each collaboration. */
function useUnread(): ReadonlyMap<string, number> {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.messages.myUnread.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  return new Map(data?.threads.map((one) => [one.applicationId, one.unread]));
}

function Group({
  title,
  applications,
  unread,
}: {
  title: string;
  applications: readonly MyApplication[];
  unread: ReadonlyMap<string, number>;
}) {
  if (applications.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="lace-rule mb-3 pt-2 text-lg">{title}</h2>
      <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2">
        {applications.map((application) => (
          <li key={application.id} className="flex">
            <ApplicationCard application={application} unread={unread.get(application.id) ?? 0} />
          </li>
        ))}
      </ul>
    </section>
  );
}
