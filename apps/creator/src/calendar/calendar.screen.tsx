import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { MyDueEntry } from "@vitrina/domain/calendar";
import { CalendarFeedCard } from "@vitrina/ui/calendar";
import { TrafficLight } from "@vitrina/ui/deadlines";
import { EmptyState, Skeleton } from "@vitrina/ui/feedback";
import { Card, PageHeader } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";
import { BackLink } from "../frame/back-link.tsx";
import { useFailureText } from "../frame/failure-text.ts";

/** Every date by which something is owed, and the way to have them in one's own calendar. */
export function CalendarScreen() {
  const t = useTranslations("calendar");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const due = useQuery(trpc.calendar.mine.queryOptions());
  return (
    <div className="mx-auto max-w-2xl">
      <title>{`${t("title")} · ${ui("productName")}`}</title>
      <BackLink to="/">{t("back")}</BackLink>
      <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      <div className="flex flex-col gap-5">
        <Answer query={due} skeleton={<Skeleton className="h-48 rounded-lg" />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
            ) : (
              <>
                <Entries entries={items.filter(({ openPieces }) => openPieces > 0)} />
                <Entries title={t("past")} entries={items.filter(({ openPieces }) => openPieces === 0)} />
              </>
            )
          }
        </Answer>
        <Feed />
      </div>
    </div>
  );
}

function Entries({ title, entries }: { title?: string; entries: readonly MyDueEntry[] }) {
  const t = useTranslations("calendar");
  const days = useDays();
  if (entries.length === 0) return null;
  return (
    <Card {...(title ? { title } : {})}>
      <ul className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.applicationId + entry.dueAt.getTime()} className="py-3 first:pt-0 last:pb-0">
            <div className="flex items-start gap-3">
              <Link
                to="/applications/$id"
                params={{ id: entry.applicationId }}
                className="min-h-11 min-w-0 flex-1 rounded-sm hover:text-accent"
              >
                <time dateTime={entry.dueAt.toISOString()} className="block text-sm text-ink-soft">
                  {days.weekday(entry.dueAt)}
                </time>
                <span className="block font-medium">{entry.campaignTitle}</span>
                <span className="block text-sm text-ink-soft">
                  {entry.openPieces > 0
                    ? t("pieces", { open: entry.openPieces, all: entry.pieces })
                    : t("done", { all: entry.pieces })}
                </span>
              </Link>
              <TrafficLight state={entry.light} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Feed() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const feed = useQuery(trpc.calendar.feed.queryOptions());
  const reread = () => queries.invalidateQueries(trpc.calendar.feed.queryFilter());
  const renew = useMutation(trpc.calendar.renewFeed.mutationOptions({ onSuccess: reread }));
  const remove = useMutation(
    trpc.calendar.removeFeed.mutationOptions({
      onSuccess: async () => {
        renew.reset();
        await reread();
      },
    }),
  );
  return (
    <Answer query={feed} skeleton={<Skeleton className="h-40 rounded-lg" />}>
      {(found) => (
        <CalendarFeedCard
          feed={found}
          url={renew.data?.url ?? null}
          renew={{
            pending: renew.isPending,
            problem: renew.isError ? failureText(renew.error) : null,
            run: () => renew.mutateAsync(),
          }}
          remove={{
            pending: remove.isPending,
            problem: remove.isError ? failureText(remove.error) : null,
            run: () => remove.mutateAsync(),
          }}
        />
      )}
    </Answer>
  );
}
