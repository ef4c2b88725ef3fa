import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { type Campaign, missingToPublish } from "@vitrina/domain/campaigns";
import {
  BriefParts,
  buttonLook,
  Card,
  Fee,
  hasBriefParts,
  MediaImage,
  ProductsStrip,
  RichText,
  SkeletonText,
  useDays,
} from "@vitrina/ui";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import type { ReactNode } from "react";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";

/** The frame above has fetched the campaign already and speaks for its loading and its errors. */
export function CampaignSummaryScreen({ campaignId }: { campaignId: string }) {
  const trpc = useTRPC();
  const campaign = useQuery(trpc.campaigns.detail.queryOptions({ id: campaignId }));
  if (!campaign.data) return <SkeletonText lines={6} />;
  return <CampaignSummary campaign={campaign.data} />;
}

/** Everything a campaign says, on one page. */
export function CampaignSummary({ campaign }: { campaign: Campaign }) {
  const t = useTranslations();
  const days = useDays();
  const format = useFormatter();
  const { eligibility, usageRights } = campaign;
  const restricted =
    eligibility.categories.length > 0 || eligibility.cities.length > 0 || eligibility.minimumFollowers > 0;

  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        {campaign.status === "draft" ? <ToPublish campaign={campaign} /> : null}
        {campaign.cover ? (
          <div className="aspect-[21/9] overflow-hidden rounded-lg border border-line">
            <MediaImage picture={campaign.cover} alt="" sizes="(min-width: 64rem) 44rem, 100vw" fill priority />
          </div>
        ) : null}
        <Card title={t("campaign.brief")}>
          {campaign.brief ? (
            <RichText text={campaign.brief} />
          ) : (
            <p className="text-sm text-ink-soft">{t("campaign.noBrief")}</p>
          )}
          {hasBriefParts(campaign) ? (
            <div className="mt-5 border-t border-line pt-5">
              <BriefParts parts={campaign} />
            </div>
          ) : null}
        </Card>
        {campaign.productIds.length > 0 ? <CampaignProducts campaign={campaign} /> : null}
        <Card title={t("campaign.plan")}>
          {campaign.contentPlan.length === 0 ? (
            <p className="text-sm text-ink-soft">{t("campaign.noPlan")}</p>
          ) : (
            <ul className="divide-y divide-line">
              {campaign.contentPlan.map((piece, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a plan have no identity but their place.
                <li key={index} className="flex flex-col gap-0.5 py-2.5 first:pt-0 last:pb-0">
                  <span className="font-medium">{t(`deliverableCount.${piece.type}`, { count: piece.quantity })}</span>
                  {piece.specification ? <span className="text-sm text-ink-soft">{piece.specification}</span> : null}
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>

      <div className="flex min-w-0 flex-col gap-5">
        <Card title={t("campaign.dates")}>
          <Facts>
            <Fact term={t("campaign.applicationDeadline")}>{days.long(campaign.applicationDeadline)}</Fact>
            <Fact term={t("campaign.deliveryDays")}>
              {t("campaign.deliveryDaysValue", {
                days: campaign.deliveryDays,
                starts: t(`deliveryStarts.${campaign.deliveryStarts}`),
              })}
            </Fact>
            <Fact term={t("campaign.revisionRounds")}>
              {t("campaign.revisionRoundsValue", { rounds: campaign.revisionRounds })}
            </Fact>
          </Facts>
        </Card>
        <Card title={t("campaign.money")}>
          <Facts>
            <Fact term={t("campaign.fee")}>
              <Fee amount={campaign.fee} className="font-display text-xl font-semibold" />
            </Fact>
            <Fact term={t("campaign.paymentDays")}>
              {t("campaign.paymentDaysValue", { days: campaign.paymentDays })}
            </Fact>
          </Facts>
        </Card>
        <Card title={t("campaign.eligibility")}>
          {restricted ? (
            <Facts>
              {eligibility.categories.length > 0 ? (
                <Fact term={t("campaign.categories")}>
                  {format.list(eligibility.categories.map((category) => t(`category.${category}`)))}
                </Fact>
              ) : null}
              {eligibility.minimumFollowers > 0 ? (
                <Fact term={t("campaign.minimumFollowers")}>{format.number(eligibility.minimumFollowers)}</Fact>
              ) : null}
              {eligibility.cities.length > 0 ? (
                <Fact term={t("campaign.cities")}>{format.list(eligibility.cities)}</Fact>
              ) : null}
            </Facts>
          ) : (
            <p className="text-sm">{t("campaign.anyone")}</p>
          )}
        </Card>
        <Card title={t("campaign.usageRights")}>
          <p className="text-sm">
            {t("campaign.usageRightsValue", { months: usageRights.months, territory: usageRights.territory })}
          </p>
          <p className="mt-1 text-sm text-ink-soft">
            {usageRights.channels.length > 0
              ? format.list(usageRights.channels.map((channel) => t(`channel.${channel}`)))
              : t("campaign.noChannels")}
          </p>
          <p className="mt-1 text-sm text-ink-soft">
            {t(usageRights.paid ? "campaign.paidIncluded" : "campaign.organicOnly")}
          </p>
        </Card>
      </div>
    </div>
  );
}

function CampaignProducts({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("brief");
  const trpc = useTRPC();
  const products = useQuery(trpc.campaigns.products.queryOptions({ id: campaign.id }));
  return (
    <Card title={t("products")}>
      {products.data ? <ProductsStrip products={products.data} /> : <SkeletonText lines={3} />}
    </Card>
  );
}

const STEPS = [
  { missing: "cover-missing", done: "hasCover", step: "cover" },
  { missing: "content-plan-missing", done: "hasPlan", step: "plan" },
  { missing: "date-in-the-past", done: "hasDate", step: "terms" },
] as const;

function ToPublish({ campaign }: { campaign: Campaign }) {
  const t = useTranslations("campaign");
  const admin = useAdmin();
  const now = useNow();
  const missing = missingToPublish(campaign, now);
  return (
    <Card
      title={t(missing.length === 0 ? "readyTitle" : "whatNextTitle")}
      action={
        missing.length > 0 && admin.may("campaigns:write") ? (
          <Link
            to="/campaigns/$campaignId/edit"
            params={{ campaignId: campaign.id }}
            className={buttonLook({ size: "small", variant: "secondary" })}
          >
            {t("completeIt")}
          </Link>
        ) : null
      }
    >
      <ul className="flex flex-col gap-2 text-sm">
        {STEPS.map((step) =>
          missing.includes(step.missing) ? (
            <li key={step.missing} className="flex items-center gap-2.5 font-medium">
              <CircleDashed className="size-4.5 shrink-0 text-amber" aria-hidden />
              <Link
                to="/campaigns/$campaignId/edit"
                params={{ campaignId: campaign.id }}
                search={{ step: step.step }}
                className="underline underline-offset-4"
              >
                {t(`missing.${step.missing}`)}
              </Link>
            </li>
          ) : (
            <li key={step.missing} className="flex items-center gap-2.5 text-ink-soft">
              <CircleCheck className="size-4.5 shrink-0 text-green" aria-hidden />
              {t(step.done)}
            </li>
          ),
        )}
      </ul>
      {missing.length === 0 ? <p className="mt-3 text-sm">{t("readyToPublish")}</p> : null}
    </Card>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="flex flex-col gap-3">{children}</dl>;
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-soft">{term}</dt>
      <dd className="mt-0.5 text-sm">{children}</dd>
    </div>
  );
}
