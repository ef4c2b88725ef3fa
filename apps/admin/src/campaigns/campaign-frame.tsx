import { useQuery } from "@tanstack/react-query";
import { Link, useMatchRoute, useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { Campaign } from "@vitrina/domain/campaigns";
import type { TrafficLight as TrafficLightState } from "@vitrina/domain/deadlines";
import { buttonLook, Loading, PageHeader, Skeleton, StatusBadge, Tabs, TrafficLight, useDays } from "@vitrina/ui";
import Pencil from "lucide-react/icons/pencil";
import type { ReactNode } from "react";
import { useNow, useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { CampaignActions } from "./campaign-actions.tsx";
import { CAMPAIGN_TABS } from "./campaign-tabs.ts";
import { CampaignUnavailable } from "./campaign-unavailable.tsx";

/** What every page of one campaign shares: its head, what can be done with it, and its sections. */
export function CampaignFrame({ campaignId, children }: { campaignId: string; children: ReactNode }) {
  const trpc = useTRPC();
  const admin = useAdmin();
  const campaign = useQuery(trpc.campaigns.detail.queryOptions({ id: campaignId }));

  if (!admin.may("campaigns:read")) return <Forbidden />;
  if (campaign.isPending) return <FrameSkeleton />;
  if (campaign.isError) return <CampaignUnavailable query={campaign} />;
  return <Framed campaign={campaign.data}>{children}</Framed>;
}

function Framed({ campaign, children }: { campaign: Campaign & { light: TrafficLightState }; children: ReactNode }) {
  const t = useTranslations();
  const admin = useAdmin();
  const navigate = useNavigate();
  const days = useDays();
  const now = useNow();
  const params = { campaignId: campaign.id };
  const isOn = useMatchRoute();
  const opened =
    CAMPAIGN_TABS.find(({ value, to }) => isOn({ to, params, fuzzy: value !== "summary" }) !== false)?.value ??
    "summary";
  usePageTitle(campaign.title);

  return (
    <>
      <PageHeader
        title={campaign.title}
        kicker={
          <Link to="/campaigns" search={{ brandId: [campaign.brandId] }} className="hover:underline">
            {campaign.brandName}
          </Link>
        }
        actions={
          admin.may("campaigns:write") ? (
            <>
              <Link to="/campaigns/$campaignId/edit" params={params} className={buttonLook({ variant: "secondary" })}>
                <Pencil className="size-4" aria-hidden />
                {t("campaign.edit")}
              </Link>
              <CampaignActions campaign={campaign} />
            </>
          ) : null
        }
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <StatusBadge of="campaign" status={campaign.status} />
          <TrafficLight state={campaign.light} />
          <span>{t("campaign.confirmedOf", { confirmed: campaign.confirmedCount, slots: campaign.slots })}</span>
          <span>{t("campaign.edited", { when: days.relative(campaign.updatedAt, now) })}</span>
        </span>
      </PageHeader>
      <Tabs
        label={t("campaign.tabs")}
        value={opened}
        onChange={(next) => {
          const tab = CAMPAIGN_TABS.find(({ value }) => value === next);
          if (tab) void navigate({ to: tab.to, params });
        }}
        tabs={CAMPAIGN_TABS.map(({ value }) => ({
          value,
          label: t(`campaign.${value}`),
          ...(value === "applications" && { count: campaign.applicationCount }),
          content: value === opened ? children : null,
        }))}
      />
    </>
  );
}

function FrameSkeleton() {
  return (
    <Loading>
      <div className="flex flex-col gap-4">
        <Skeleton className="h-4 w-32" />
        <Skeleton className="h-10 w-3/4 max-w-lg" />
        <Skeleton className="h-6 w-64" />
        <Skeleton className="mt-4 h-11 w-full" />
        <div className="grid gap-5 lg:grid-cols-[2fr_1fr]">
          <Skeleton className="h-96" />
          <Skeleton className="h-72" />
        </div>
      </div>
    </Loading>
  );
}
