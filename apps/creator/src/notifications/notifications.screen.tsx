import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { Notice } from "@vitrina/domain/notifications";
import { classes } from "@vitrina/ui";
import { Button } from "@vitrina/ui/controls";
import { EmptyState, Skeleton } from "@vitrina/ui/feedback";
import { PageHeader } from "@vitrina/ui/layout";
import { useDays, useLanguage } from "@vitrina/ui/messages";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";

const PAGE = 30;

/** What a creator was told, the latest first. Looking at it is reading it. */
export function NotificationsScreen() {
  const t = useTranslations("notifications");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { locale } = useLanguage();
  const notices = useInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions(
      { locale, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const { mutate: readAll } = useMutation(
    trpc.notifications.readAll.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.notifications.unread.queryKey() }),
    }),
  );
  const items = notices.data?.pages.flatMap((page) => page.items);
  const hasUnread = items?.some(({ readAt }) => readAt === null) ?? false;

  useEffect(() => {
    if (hasUnread) readAll();
  }, [hasUnread, readAll]);

  return (
    <div className="mx-auto max-w-2xl">
      <title>{`${t("title")} · ${ui("productName")}`}</title>
      <PageHeader title={t("title")} />
      <Answer
        query={notices}
        skeleton={
          <div className="flex flex-col gap-2">
            {["first", "second", "third"].map((row) => (
              <Skeleton key={row} className="h-20 rounded-md" />
            ))}
          </div>
        }
      >
        {() =>
          items && items.length > 0 ? (
            <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
              {items.map((notice) => (
                <li key={notice.id}>
                  <Row notice={notice} />
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
          )
        }
      </Answer>
      {notices.hasNextPage ? (
        <div className="mt-6 flex justify-center">
          <Button variant="secondary" pending={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
            {ui("more")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Row({ notice: { title, text, path, createdAt, readAt } }: { notice: Notice }) {
  const days = useDays();
  const inside = (
    <>
      <span className={classes("block text-sm", readAt === null && "font-semibold")}>{title}</span>
      <span className="mt-0.5 block text-sm text-ink-soft">{text}</span>
      <span className="mt-1 block text-xs text-ink-soft">{days.moment(createdAt)}</span>
    </>
  );
  const look = "block px-4 py-3.5";
  return path ? (
    <a href={path} className={classes(look, "hover:bg-sunken")}>
      {inside}
    </a>
  ) : (
    <div className={look}>{inside}</div>
  );
}
