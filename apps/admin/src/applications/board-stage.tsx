import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { PAGE_SIZE_MAX } from "@vitrina/domain";
import type { ApplicationRow } from "@vitrina/domain/applications";
import { Button, classes, ErrorState, Skeleton } from "@vitrina/ui";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import type { Stage } from "./board-stages.ts";

const CARDS_AT_ONCE = 25;

const LOOK = {
  rest: "border-line",
  open: "border-dashed border-accent",
  over: "border-accent bg-accent-soft",
  shut: "border-line opacity-60",
};

/** One stage of the board: its latest cards, so that ten thousand are no slower than ten. All of them are in the table. */
export function BoardStage({
  campaignId,
  stage,
  look,
  card,
}: {
  campaignId: string;
  stage: Stage;
  look: keyof typeof LOOK;
  card: (application: ApplicationRow) => ReactNode;
}) {
  const t = useTranslations();
  const trpc = useTRPC();
  const words = useErrorWords();
  const [limit, setLimit] = useState(CARDS_AT_ONCE);
  const cards = useQuery(
    trpc.applications.ofCampaign.queryOptions(
      { campaignId, status: [stage], limit },
      { placeholderData: keepPreviousData },
    ),
  );
  const rows = cards.data?.items ?? [];
  const name = t(`applicationStatus.${stage}`);
  return (
    <section
      data-stage={stage}
      aria-label={name}
      className={classes(
        "flex w-66 shrink-0 flex-col gap-2 rounded-lg border bg-sunken p-2 transition-colors",
        LOOK[look],
      )}
    >
      <h3 className="flex items-center justify-between px-1 py-1 text-sm font-semibold">
        {name}
        <span className="text-ink-soft tabular-nums">{cards.data?.total ?? ""}</span>
      </h3>
      {cards.isPending ? <Skeleton className="h-28 rounded-md" /> : null}
      {cards.isError ? (
        <ErrorState words={words(cards.error)} onRetry={() => void cards.refetch()} retrying={cards.isFetching} />
      ) : null}
      {rows.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {rows.map((application) => (
            <li key={application.id}>{card(application)}</li>
          ))}
        </ul>
      ) : null}
      {cards.data && rows.length === 0 ? (
        <p className="px-1 py-6 text-center text-sm text-ink-soft">{t(`applications.stageEmpty.${stage}`)}</p>
      ) : null}
      {cards.data?.nextCursor && limit < PAGE_SIZE_MAX ? (
        <Button variant="quiet" size="small" pending={cards.isFetching} onClick={() => setLimit(PAGE_SIZE_MAX)}>
          {t("applications.moreCards")}
        </Button>
      ) : null}
    </section>
  );
}
