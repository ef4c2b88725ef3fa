import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { Page } from "@vitrina/domain";
import { Button, ErrorState, Loading, Skeleton } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";

/** A list that is read from the top, a page at a time, with the four states of a screen. */
export function EndlessList<Row>({
  label,
  query,
  rowId,
  row,
  order,
  empty,
}: {
  label: string;
  query: UseInfiniteQueryResult<InfiniteData<Page<Row>>, unknown>;
  rowId: (row: Row) => string;
  row: (row: Row) => ReactNode;
  /** What of the pages at hand comes first, where that is not the order of the pages. */
  order?: (a: Row, b: Row) => number;
  empty: ReactNode;
}) {
  const t = useTranslations("table");
  const words = useErrorWords();
  if (query.isPending) {
    return (
      <Loading>
        <div className="flex flex-col gap-3">
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
          <Skeleton className="h-20" />
        </div>
      </Loading>
    );
  }
  if (query.isError && !query.data) {
    return <ErrorState words={words(query.error)} onRetry={() => void query.refetch()} retrying={query.isFetching} />;
  }
  const read = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const rows = order ? read.toSorted(order) : read;
  if (rows.length === 0) return empty;
  return (
    <>
      <ul aria-label={label} className="flex flex-col gap-3">
        {rows.map((one) => (
          <li key={rowId(one)}>{row(one)}</li>
        ))}
      </ul>
      {query.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button variant="secondary" pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("showMore")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
