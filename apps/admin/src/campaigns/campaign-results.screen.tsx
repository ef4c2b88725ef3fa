import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Card, EmptyState, ErrorState, SkeletonText, useDays } from "@vitrina/ui";
import ExternalLink from "lucide-react/icons/external-link";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";

/** What the campaign has brought so far: counted, never estimated. */
export function CampaignResultsScreen({ campaignId }: { campaignId: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const words = useErrorWords();
  const days = useDays();
  const results = useQuery(trpc.campaigns.results.queryOptions({ id: campaignId }));

  if (results.isPending) return <SkeletonText lines={6} />;
  if (results.isError) return <ErrorState words={words(results.error)} onRetry={() => void results.refetch()} />;
  const { pieces, publishedCount, numbers, published } = results.data;
  if (pieces === 0) return <EmptyState title={t("campaign.resultsEmpty")}>{t("campaign.resultsEmptyHint")}</EmptyState>;
  const facts = [
    { term: t("campaign.resultsPieces"), value: `${pieces}` },
    { term: t("campaign.resultsDelivered"), value: `${numbers.delivered}` },
    {
      term: t("campaign.resultsOnTime"),
      value: numbers.onTimePercent === null ? "—" : `${numbers.onTimePercent} %`,
    },
    { term: t("campaign.resultsApproved"), value: `${numbers.reviewed}` },
    { term: t("campaign.resultsPublished"), value: `${publishedCount}` },
  ];
  return (
    <div className="flex flex-col gap-5">
      <Card>
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-5">
          {facts.map(({ term, value }) => (
            <div key={term} className="flex flex-col-reverse">
              <dt className="text-xs text-ink-soft">{term}</dt>
              <dd className="font-display text-2xl font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title={t("campaign.resultsLinks")}>
        {published.length === 0 ? (
          <p className="text-sm text-ink-soft">{t("campaign.resultsNoLinks")}</p>
        ) : (
          <ul className="divide-y divide-line">
            {published.map((piece) => (
              <li key={piece.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5 text-sm">
                <span className="min-w-40 flex-1">
                  <span className="font-medium">{piece.creatorName}</span>
                  <span className="text-ink-soft">
                    {" · "}
                    {t(`deliverableType.${piece.type}`)} · {days.long(piece.publishedAt)}
                  </span>
                </span>
                <a
                  href={piece.url}
                  target="_blank"
                  rel="noopener noreferrer"
                  className="inline-flex min-h-9 max-w-full items-center gap-1.5 text-accent underline underline-offset-4"
                >
                  <span className="truncate">{piece.url.replace(/^https?:\/\/(www\.)?/, "")}</span>
                  <ExternalLink className="size-3.5 shrink-0" aria-label={t("brief.opensElsewhere")} />
                </a>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
