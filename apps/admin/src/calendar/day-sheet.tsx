import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Button, ErrorState, Loading, Sheet, SkeletonText, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { DueEntryLink } from "./due-entry-link.tsx";
import { noonOf } from "./month.ts";

/** Everything that is due on one day. */
export function DaySheet({ day, onClose }: { day: string; onClose: () => void }) {
  const t = useTranslations("calendar");
  const trpc = useTRPC();
  const words = useErrorWords();
  const days = useDays();
  const due = useInfiniteQuery(
    trpc.calendar.day.infiniteQueryOptions({ day }, { getNextPageParam: ({ nextCursor }) => nextCursor }),
  );
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("dayTitle", { day: days.weekday(noonOf(day)) })}
      description={due.data ? t("count", { count: due.data.pages[0]?.total ?? 0 }) : undefined}
    >
      {due.isPending ? (
        <Loading>
          <SkeletonText lines={6} />
        </Loading>
      ) : null}
      {due.isError ? (
        <ErrorState words={words(due.error)} onRetry={() => void due.refetch()} retrying={due.isFetching} />
      ) : null}
      <ul className="-mx-2 flex flex-col">
        {due.data?.pages
          .flatMap(({ items }) => items)
          .map((entry) => (
            <li key={entry.applicationId}>
              <DueEntryLink entry={entry} />
            </li>
          ))}
      </ul>
      {due.hasNextPage ? (
        <Button variant="secondary" pending={due.isFetchingNextPage} onClick={() => void due.fetchNextPage()}>
          {t("showMore")}
        </Button>
      ) : null}
    </Sheet>
  );
}
