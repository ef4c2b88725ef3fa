import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { MOVE_PROBLEMS, type MoveLine, type MoveRun } from "@vitrina/domain/media";
import { Button, Card, ErrorState, Loading, SkeletonText, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import type { move } from "../messages/es/move.ts";
import { useErrorWords } from "../session/error-words.ts";

type Reason = keyof typeof move.reason;
const PAGE = 50;
const REASONS: Record<Reason, true> = {
  missing: true,
  "no-upload-folder": true,
  "outside-the-folder": true,
  "no-file": true,
  "pieces-missing": true,
  empty: true,
  truncated: true,
  svg: true,
  "no-picture": true,
  "too-large": true,
  "not-a-text": true,
  "not-an-address": true,
  "bad-id": true,
  "not-in-an-old-store": true,
  "broken-data-uri": true,
  "broken-base64": true,
  "inside-a-text": true,
  "key-with-a-dot": true,
  "old-file-changed": true,
  differs: true,
  "not-delivered": true,
  "old-value-gone": true,
  interrupted: true,
  edited: true,
};
const isReason = (reason: string): reason is Reason => Object.hasOwn(REASONS, reason);

/** What a run could not do, one by one, each with its reason; all of it was left untouched. */
export function MoveProblems({ run }: { run: MoveRun }) {
  const t = useTranslations("move");
  const trpc = useTRPC();
  const words = useErrorWords();
  const days = useDays();
  const problems = useInfiniteQuery(
    trpc.moves.lines.infiniteQueryOptions(
      { runId: run.id, what: [...MOVE_PROBLEMS], limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: run.status === "running" ? 5_000 : false },
    ),
  );
  const lines = problems.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t("problems")}>
      <p className="mb-2 text-xs text-ink-soft">
        {t("problemsOf", { phase: t(`phase.${run.phase}`), at: days.moment(run.askedAt) })}
      </p>
      {problems.isPending ? (
        <Loading>
          <SkeletonText />
        </Loading>
      ) : problems.isError ? (
        <ErrorState
          words={words(problems.error)}
          onRetry={() => void problems.refetch()}
          retrying={problems.isFetching}
        />
      ) : lines.length === 0 ? (
        <p className="text-sm">{t("noProblems")}</p>
      ) : (
        <ul aria-label={t("problems")} className="flex flex-col divide-y divide-line text-sm">
          {lines.map((line) => (
            <Problem key={line.id} line={line} />
          ))}
        </ul>
      )}
      {problems.hasNextPage ? (
        <Button
          variant="secondary"
          size="small"
          className="mt-3"
          pending={problems.isFetchingNextPage}
          onClick={() => void problems.fetchNextPage()}
        >
          {t("moreProblems")}
        </Button>
      ) : null}
    </Card>
  );
}

function Problem({ line: { what, reason, event } }: { line: MoveLine }) {
  const t = useTranslations("move");
  const told = what === "edited" ? "edited" : reason;
  const where = [event.collection, event.id, event.path].filter(Boolean).join(" / ");
  return (
    <li className="py-2">
      <p className="font-medium">{isReason(told) ? t(`reason.${told}`) : told}</p>
      <p className="font-mono text-xs break-all text-ink-soft">{where}</p>
      {event.value ? <p className="font-mono text-xs break-all text-ink-soft">{String(event.value)}</p> : null}
    </li>
  );
}
