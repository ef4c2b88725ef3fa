import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { Campaign } from "@vitrina/domain/campaigns";
import { SkeletonText } from "@vitrina/ui";
import CircleAlert from "lucide-react/icons/circle-alert";
import { useTranslations } from "use-intl";
import { CampaignActions } from "./campaign-actions.tsx";
import { CampaignSummary } from "./campaign-summary.screen.tsx";
import type { SaveState } from "./use-saved-campaign.ts";

/** The campaign as it is stored, what it still lacks, and the way out to creators. */
export function ReviewStep({ campaignId, state }: { campaignId: string; state: SaveState }) {
  const t = useTranslations("stepper");
  const trpc = useTRPC();
  const campaign = useQuery(trpc.campaigns.detail.queryOptions({ id: campaignId }));
  if (!campaign.data) return <SkeletonText lines={6} />;
  const isStored = state.kind === "saved";
  return (
    <div className="flex flex-col gap-5">
      {isStored ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="max-w-prose text-sm text-ink-soft">{t("reviewLead")}</p>
          <Publish campaign={campaign.data} />
        </div>
      ) : (
        <p
          role="alert"
          className="flex items-start gap-2 rounded-md bg-amber-soft p-3.5 text-sm font-medium text-amber"
        >
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {t("reviewUnsaved")}
        </p>
      )}
      <CampaignSummary campaign={campaign.data} />
    </div>
  );
}

function Publish({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("stepper");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Link
        to="/campaigns/$campaignId"
        params={{ campaignId: campaign.id }}
        className="inline-flex min-h-11 items-center px-2 text-sm text-accent underline underline-offset-4"
      >
        {t("seePage")}
      </Link>
      <CampaignActions campaign={campaign} />
    </div>
  );
}
