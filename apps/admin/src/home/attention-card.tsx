import { Link } from "@tanstack/react-router";
import type { CampaignRow, CampaignStatus } from "@vitrina/domain/campaigns";
import { Card } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** One reason to act: how many, the first few, and the way to all of them. */
export function AttentionCard({
  title,
  count,
  empty,
  note,
  rows,
  to,
  seeAll,
  aside,
  detail,
}: {
  title: string;
  count: number;
  empty: string;
  note?: string | null;
  rows: readonly CampaignRow[];
  /** Where a row leads: the campaign, or its unanswered applications. */
  to: "campaign" | "waiting";
  seeAll: { status: CampaignStatus[] };
  aside?: (row: CampaignRow) => ReactNode;
  detail: (row: CampaignRow) => ReactNode;
}) {
  const t = useTranslations("home");
  return (
    <Card
      title={title}
      action={
        count > 0 ? (
          <span className="font-display text-2xl leading-none font-bold text-accent tabular-nums">{count}</span>
        ) : null
      }
    >
      {rows.length === 0 ? <p className="text-sm text-ink-soft">{empty}</p> : null}
      <ul className="-mx-2 flex flex-col">
        {rows.map((row) => {
          const words = (
            <>
              <span className="block leading-snug font-medium">{row.title}</span>
              <span className="block text-xs text-ink-soft">
                {row.brandName} · {detail(row)}
              </span>
            </>
          );
          const look = "block min-w-0 flex-1 rounded-sm px-2 py-2.5 hover:text-accent";
          const params = { campaignId: row.id };
          return (
            <li key={row.id} className="flex items-center gap-2 rounded-md transition-colors hover:bg-sunken/60">
              {to === "campaign" ? (
                <Link to="/campaigns/$campaignId" params={params} className={look}>
                  {words}
                </Link>
              ) : (
                <Link
                  to="/campaigns/$campaignId/applications"
                  params={params}
                  search={{ status: ["applied", "shortlisted", "invited"] }}
                  className={look}
                >
                  {words}
                </Link>
              )}
              {aside ? <span className="shrink-0 pr-2">{aside(row)}</span> : null}
            </li>
          );
        })}
      </ul>
      {rows.length > 0 ? (
        <Link
          to="/campaigns"
          search={seeAll}
          className="mt-3 inline-flex min-h-10 items-center text-sm font-semibold text-accent hover:underline"
        >
          {t("seeInList")}
        </Link>
      ) : null}
      {note ? <p className="mt-1 text-xs text-ink-soft">{note}</p> : null}
    </Card>
  );
}
