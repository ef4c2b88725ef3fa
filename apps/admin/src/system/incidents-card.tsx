import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { Incident } from "@vitrina/domain/system";
import { Badge, Button, Card, ErrorState, Loading, Skeleton, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { useSpans } from "./use-spans.ts";

const REFRESH_MS = 15_000;
const SHOWN = 8;

/** What failed and when, the latest first. */
export function IncidentsCard({ now }: { now: Date }) {
  const t = useTranslations("system");
  const trpc = useTRPC();
  const words = useErrorWords();
  const incidents = useInfiniteQuery(
    trpc.system.incidents.infiniteQueryOptions(
      { limit: SHOWN },
      {
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: REFRESH_MS,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const rows = incidents.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t("incidents")}>
      {incidents.isPending ? (
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      ) : null}
      {incidents.isError && !incidents.data ? (
        <ErrorState words={words(incidents.error)} onRetry={() => void incidents.refetch()} />
      ) : null}
      {incidents.data && rows.length === 0 ? <p className="text-sm text-ink-soft">{t("noIncidents")}</p> : null}
      <ul className="divide-y divide-line">
        {rows.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} now={now} />
        ))}
      </ul>
      {incidents.hasNextPage ? (
        <Button
          variant="secondary"
          size="small"
          className="mt-3"
          pending={incidents.isFetchingNextPage}
          onClick={() => void incidents.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </Card>
  );
}

function IncidentRow({ incident, now }: { incident: Incident; now: Date }) {
  const t = useTranslations("system");
  const days = useDays();
  const spans = useSpans();
  const span = spans.span((incident.closedAt ?? now).getTime() - incident.openedAt.getTime());
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{t(`names.${incident.check}`)}</p>
        <p className="text-sm text-ink-soft">{t(`causes.${incident.cause}`)}</p>
        <p className="text-xs text-ink-soft">
          {t("from", { when: days.moment(incident.openedAt) })}
          {incident.closedAt ? ` · ${t("to", { when: days.moment(incident.closedAt) })}` : null}
        </p>
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1">
        {incident.closedAt ? null : <Badge tone="red">{t("openNow")}</Badge>}
        <span className="text-xs text-ink-soft tabular-nums">
          {incident.closedAt ? t("closedAfter", { span }) : t("openFor", { span })}
        </span>
      </div>
    </li>
  );
}
