import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { Card, ErrorState, Loading, Skeleton } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { WaitingRow } from "./waiting-row.tsx";

const LISTED = 5;

/** The reviewer's own clock on the home page: what waits, the longest first, and what has waited too long. */
export function WaitingCard() {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const words = useErrorWords();
  const waiting = useQuery(trpc.deliverables.waiting.queryOptions({ limit: LISTED }));
  if (waiting.isError) {
    return (
      <ErrorState words={words(waiting.error)} onRetry={() => void waiting.refetch()} retrying={waiting.isFetching} />
    );
  }
  if (!waiting.data) {
    return (
      <Loading>
        <Skeleton className="h-32" />
      </Loading>
    );
  }
  const { items, total, late } = waiting.data;
  if (total === 0) return null;
  return (
    <Card
      title={t("waiting")}
      action={<span className="font-display text-2xl leading-none font-bold text-accent tabular-nums">{total}</span>}
    >
      {late > 0 ? (
        <p className="mb-2 rounded-sm bg-red-soft px-3 py-2 text-sm font-medium text-red">
          {t("late", { count: late })}
        </p>
      ) : null}
      <ul className="-mx-2 flex flex-col">
        {items.map((piece) => (
          <li key={piece.id}>
            <WaitingRow piece={piece} />
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <Link
          to="/reviews"
          className="mt-2 inline-flex min-h-10 items-center text-sm font-semibold text-accent hover:underline"
        >
          {t("seeAll", { count: total })}
        </Link>
      ) : null}
    </Card>
  );
}
