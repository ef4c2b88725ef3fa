import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Page } from "@vitrina/domain";
import type { ActivityEntry } from "@vitrina/domain/activity";
import { EmptyState, useDays } from "@vitrina/ui";
import { useNow, useTranslations } from "use-intl";
import { EndlessList } from "../table/endless-list.tsx";
import { ActivityChanges } from "./activity-changes.tsx";
import { useActWords } from "./use-act-words.ts";

/** Who did what and when, the latest first. `of` says which half of an act needs no name, because the page is about it. */
export function ActivityList({
  of,
  query,
}: {
  of: "campaign" | "creator";
  query: UseInfiniteQueryResult<InfiniteData<Page<ActivityEntry>>, unknown>;
}) {
  const t = useTranslations("activity");
  return (
    <EndlessList
      label={t("title")}
      query={query}
      rowId={(entry) => entry.id}
      row={(entry) => <Act entry={entry} of={of} />}
      empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
    />
  );
}

function Act({ entry, of }: { entry: ActivityEntry; of: "campaign" | "creator" }) {
  const t = useTranslations("activity");
  const days = useDays();
  const now = useNow();
  const actWords = useActWords();
  const { actor, campaign, creator } = entry;
  const who = actor.kind === "system" ? t("system") : (actor.name ?? t("somebody"));
  return (
    <article className="rounded-lg border border-line bg-surface px-4 py-3 text-sm shadow-sheet">
      <p className="leading-snug">
        <strong className="font-semibold">{who}</strong> {actor.byKey ? `(${t("byKey")}) ` : ""}
        {actWords(entry.action)}
        {of === "campaign" && creator ? (
          <>
            {" · "}
            <Link
              to="/creators/$creatorId"
              params={{ creatorId: creator.id }}
              className="font-medium underline underline-offset-4 hover:text-accent"
            >
              {creator.name}
            </Link>
          </>
        ) : null}
        {of === "creator" && campaign ? (
          <>
            {" · "}
            <Link
              to="/campaigns/$campaignId"
              params={{ campaignId: campaign.id }}
              className="font-medium underline underline-offset-4 hover:text-accent"
            >
              {campaign.title}
            </Link>
          </>
        ) : null}
      </p>
      <time
        dateTime={entry.at.toISOString()}
        title={days.relative(entry.at, now)}
        className="mt-0.5 block text-xs text-ink-soft"
      >
        {days.moment(entry.at)}
      </time>
      <ActivityChanges action={entry.action} changes={entry.changes} />
    </article>
  );
}
