import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { InboxRow } from "@vitrina/domain/messages";
import {
  Avatar,
  Badge,
  Button,
  Card,
  classes,
  EmptyState,
  ErrorState,
  Loading,
  PageHeader,
  Skeleton,
  useDays,
} from "@vitrina/ui";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { useNow, useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { Thread } from "./thread.tsx";

export type InboxUrl = { thread?: string; waiting?: boolean };

const PAGE = 30;
const LOOK_EVERY_MS = 30_000;

/** Every conversation with creators, the latest first, and beside the list the one that is open. */
export function InboxScreen({ url }: { url: InboxUrl }) {
  const t = useTranslations("inbox");
  const admin = useAdmin();
  usePageTitle(t("title"));
  return admin.may("creators:read") ? <Inbox url={url} /> : <Forbidden />;
}

function Inbox({ url: { thread, waiting = false } }: { url: InboxUrl }) {
  const t = useTranslations("inbox");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const words = useErrorWords();
  const list = useInfiniteQuery(
    trpc.messages.inbox.infiniteQueryOptions(
      { waiting, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, refetchInterval: LOOK_EVERY_MS },
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = rows.find(({ applicationId }) => applicationId === thread);

  return (
    <>
      <div className={classes(thread && "max-lg:sr-only")}>
        <PageHeader title={t("title")}>{t("lead")}</PageHeader>
      </div>
      <div className="grid gap-4 lg:grid-cols-[22rem_minmax(0,1fr)] lg:items-start">
        <div className={classes("flex min-w-0 flex-col gap-3", thread && "max-lg:hidden")}>
          <nav aria-label={t("which")} className="flex gap-2">
            {[false, true].map((only) => (
              <Link
                key={String(only)}
                to="/messages"
                search={{ thread, waiting: only || undefined }}
                aria-current={only === waiting ? "true" : undefined}
                className="flex min-h-11 items-center rounded-full border border-line-strong px-4 text-sm aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent-ink"
              >
                {only ? t("waiting") : t("all")}
              </Link>
            ))}
          </nav>
          {list.isError && !list.data ? (
            <ErrorState words={words(list.error)} onRetry={() => list.refetch()} retrying={list.isFetching} />
          ) : list.isPending ? (
            <Loading>
              <div className="flex flex-col gap-2">
                {["first", "second", "third", "fourth"].map((row) => (
                  <Skeleton key={row} className="h-20 rounded-md" />
                ))}
              </div>
            </Loading>
          ) : rows.length === 0 ? (
            <EmptyState title={waiting ? t("nobodyWaits") : t("emptyTitle")}>{waiting ? null : t("empty")}</EmptyState>
          ) : (
            <ul className="flex flex-col gap-1">
              {rows.map((row) => (
                <li key={row.applicationId}>
                  <Row row={row} isOpen={row.applicationId === thread} waiting={waiting} />
                </li>
              ))}
            </ul>
          )}
          {list.hasNextPage ? (
            <Button variant="secondary" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {ui("more")}
            </Button>
          ) : null}
        </div>
        {thread ? (
          <div className="flex min-w-0 flex-col gap-2">
            <Link
              to="/messages"
              search={{ waiting: waiting || undefined }}
              className="flex min-h-11 items-center gap-1.5 self-start rounded-md px-2 text-sm text-ink-soft hover:text-ink lg:hidden"
            >
              <ArrowLeft className="size-4" aria-hidden />
              {t("back")}
            </Link>
            <Card title={open ? open.creatorName : t("conversation")}>
              {open ? (
                <Link
                  to="/campaigns/$campaignId/applications"
                  params={{ campaignId: open.campaignId }}
                  className="mb-3 block text-sm text-accent underline-offset-4 hover:underline"
                >
                  {open.campaignTitle}
                </Link>
              ) : null}
              <Thread key={thread} applicationId={thread} />
            </Card>
          </div>
        ) : (
          <p className="hidden rounded-lg border border-dashed border-line px-6 py-16 text-center text-sm text-ink-soft lg:block">
            {t("choose")}
          </p>
        )}
      </div>
    </>
  );
}

function Row({ row, isOpen, waiting }: { row: InboxRow; isOpen: boolean; waiting: boolean }) {
  const t = useTranslations("inbox");
  const days = useDays();
  const now = useNow();
  return (
    <Link
      to="/messages"
      search={{ thread: row.applicationId, waiting: waiting || undefined }}
      aria-current={isOpen ? "true" : undefined}
      className="flex items-start gap-3 rounded-md p-3 hover:bg-sunken aria-[current]:bg-accent-soft"
    >
      <Avatar name={row.creatorName} picture={row.creatorPicture} size="small" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-2">
          <span className={classes("truncate text-sm", row.unread > 0 && "font-semibold")}>{row.creatorName}</span>
          <span className="shrink-0 text-xs text-ink-soft">{days.relative(row.lastMessageAt, now)}</span>
        </span>
        <span className="block truncate text-xs text-ink-soft">{row.campaignTitle}</span>
        <span className="mt-0.5 flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate text-sm text-ink-soft">
            {row.lastFrom === "agency" ? t("byAgency", { text: row.lastText }) : row.lastText}
          </span>
          {row.unread > 0 ? <Badge tone="info">{t("unread", { count: row.unread })}</Badge> : null}
        </span>
      </span>
    </Link>
  );
}
