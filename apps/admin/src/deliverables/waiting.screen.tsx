import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Button, EmptyState, ErrorState, Loading, PageHeader, Skeleton } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { WaitingRow } from "./waiting-row.tsx";

const PAGE = 25;

/** Everything that waits for a reviewer, the longest first. */
export function WaitingScreen() {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const admin = useAdmin();
  const words = useErrorWords();
  usePageTitle(t("waiting"));
  const may = admin.may("deliverables:review");
  const waiting = useInfiniteQuery(
    trpc.deliverables.waiting.infiniteQueryOptions(
      { limit: PAGE },
      { enabled: may, getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  if (!may) return <Forbidden />;
  const pages = waiting.data?.pages ?? [];
  const pieces = pages.flatMap(({ items }) => items);
  const late = pages[0]?.late ?? 0;
  return (
    <>
      <PageHeader title={t("waiting")}>{late > 0 ? t("late", { count: late }) : t("waitingLead")}</PageHeader>
      {waiting.isError ? (
        <ErrorState words={words(waiting.error)} onRetry={() => void waiting.refetch()} retrying={waiting.isFetching} />
      ) : null}
      {waiting.isPending ? (
        <Loading>
          <div className="flex flex-col gap-2">
            {["a", "b", "c", "d"].map((key) => (
              <Skeleton key={key} className="h-14" />
            ))}
          </div>
        </Loading>
      ) : null}
      {waiting.data && pieces.length === 0 ? (
        <EmptyState title={t("nothingWaits")}>{t("nothingWaitsHint")}</EmptyState>
      ) : null}
      <ul className="flex flex-col divide-y divide-line">
        {pieces.map((piece) => (
          <li key={piece.id}>
            <WaitingRow piece={piece} />
          </li>
        ))}
      </ul>
      {waiting.hasNextPage ? (
        <Button
          variant="secondary"
          className="mt-4"
          pending={waiting.isFetchingNextPage}
          onClick={() => void waiting.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}
