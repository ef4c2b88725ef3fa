import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { Notice } from "@vitrina/domain/notifications";
import { EmptyState, Sheet, useDays } from "@vitrina/ui";
import { useEffect } from "react";
import { useLocale, useTranslations } from "use-intl";
import { EndlessList } from "../table/endless-list.tsx";

/** What the person was told, the latest first. Having seen the list is having read it. */
export function NoticesSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("notices");
  const trpc = useTRPC();
  const client = useQueryClient();
  const locale = useLocale().startsWith("en") ? "en" : "es";
  const notices = useInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions({ locale }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const { mutate: readAll } = useMutation(
    trpc.notifications.readAll.mutationOptions({
      onSuccess: () => client.invalidateQueries(trpc.notifications.unread.pathFilter()),
    }),
  );
  const hasUnread = notices.data?.pages.some(({ items }) => items.some(({ readAt }) => readAt === null)) ?? false;
  useEffect(() => {
    if (hasUnread) readAll();
  }, [hasUnread, readAll]);

  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("title")}
    >
      <EndlessList
        label={t("title")}
        query={notices}
        rowId={(notice) => notice.id}
        row={(notice) => <NoticeCard notice={notice} onOpen={onClose} />}
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
      />
    </Sheet>
  );
}

const IN_THIS_APP = /^\/admin(\/.*)$/;

function NoticeCard({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const t = useTranslations("notices");
  const days = useDays();
  const navigate = useNavigate();
  const [, place] = IN_THIS_APP.exec(notice.path ?? "") ?? [];
  return (
    <article className="rounded-md border border-line bg-raised p-3 text-sm">
      <h3 className="text-base leading-snug">
        {notice.readAt === null ? <span className="sr-only">{t("new")} </span> : null}
        {place ? (
          <button
            type="button"
            className="text-left underline-offset-4 hover:text-accent hover:underline"
            onClick={() => {
              onOpen();
              // A notice knows its place as a text; the router refuses one that leads nowhere by itself.
              void navigate({ to: place as never });
            }}
          >
            {notice.title}
          </button>
        ) : (
          notice.title
        )}
      </h3>
      <p className="mt-1 break-words text-ink-soft">{notice.text}</p>
      <time dateTime={notice.createdAt.toISOString()} className="mt-1.5 block text-xs text-ink-soft">
        {days.moment(notice.createdAt)}
      </time>
    </article>
  );
}
