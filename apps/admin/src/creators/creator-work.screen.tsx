import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { CreatorWork } from "@vitrina/domain/creators";
import { EmptyState, Fee, StatusBadge, TrafficLight, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { EndlessList } from "../table/endless-list.tsx";

/** Every campaign a creator applied to, and where each of their pieces stands. */
export function CreatorWorkScreen({ creatorId }: { creatorId: string }) {
  const t = useTranslations("creator.work");
  const trpc = useTRPC();
  const work = useInfiniteQuery(
    trpc.creators.work.infiniteQueryOptions({ id: creatorId }, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <EndlessList
      label={t("title")}
      query={work}
      rowId={(row) => row.id}
      row={(row) => <WorkCard work={row} />}
      empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
    />
  );
}

function WorkCard({ work }: { work: CreatorWork }) {
  const t = useTranslations();
  const days = useDays();
  return (
    <article className="rounded-lg border border-line bg-surface p-4 shadow-sheet">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="text-base leading-snug">
            <Link
              to="/campaigns/$campaignId/applications"
              params={{ campaignId: work.campaign.id }}
              className="hover:text-accent"
            >
              {work.campaign.title}
            </Link>
          </h3>
          <p className="text-xs text-ink-soft">
            {work.campaign.brandName} · {t("creator.work.appliedOn", { day: days.long(work.appliedAt) })}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {work.agreedFee === null ? null : <Fee amount={work.agreedFee} className="text-sm" />}
          <StatusBadge of="application" status={work.status} />
          {work.confirmedAt ? <TrafficLight state={work.light} /> : null}
        </div>
      </header>
      {work.deliverables.length > 0 ? (
        <ul className="mt-3 divide-y divide-line border-t border-line text-sm">
          {work.deliverables.map((piece) => (
            <li key={piece.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span className="min-w-0">
                <span className="font-medium">{t(`deliverableType.${piece.type}`)}</span>
                {piece.specification ? <span className="text-ink-soft"> · {piece.specification}</span> : null}
              </span>
              <span className="flex flex-wrap items-center gap-2">
                {piece.dueAt ? <span className="text-xs text-ink-soft">{days.short(piece.dueAt)}</span> : null}
                <StatusBadge of="deliverable" status={piece.status} />
                <TrafficLight state={piece.light} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
