import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { OpenCampaign } from "@vitrina/domain/campaigns";
import { Skeleton, SkeletonText } from "@vitrina/ui/feedback";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { ExpectedPayment } from "@vitrina/ui/money";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";
import { BackLink } from "../frame/back-link.tsx";
import { ApplyPanel } from "./apply-panel.tsx";
import { CampaignBrief } from "./campaign-brief.tsx";
import { Cover } from "./cover.tsx";
import { Facts } from "./facts.tsx";
import { Rights } from "./rights.tsx";

const route = getRouteApi("/signed-in/campaigns/$id");

/** Everything one needs to know before applying, and the way to apply. */
export function OpenCampaignScreen() {
  const t = useTranslations("campaign");
  const trpc = useTRPC();
  const { id } = route.useParams();
  const campaign = useQuery(trpc.campaigns.openDetail.queryOptions({ id }));

  return (
    <>
      <BackLink to="/campaigns">{t("back")}</BackLink>
      <Answer
        query={campaign}
        skeleton={
          <div className="flex flex-col gap-4">
            <Skeleton className="aspect-[4/3] rounded-window sm:aspect-[21/9]" />
            <Skeleton className="h-4 w-28" />
            <Skeleton className="h-9 w-4/5" />
            <SkeletonText lines={5} />
          </div>
        }
      >
        {(found) => <Content campaign={found} />}
      </Answer>
    </>
  );
}

function Content({ campaign }: { campaign: OpenCampaign }) {
  const t = useTranslations();
  const days = useDays();
  const { eligibility } = campaign;

  const who = [
    eligibility.categories.length > 0
      ? { term: t("campaign.categories"), words: eligibility.categories.map((one) => t(`category.${one}`)).join(", ") }
      : null,
    eligibility.minimumFollowers > 0
      ? {
          term: t("campaign.minimumFollowers"),
          words: t("campaign.followersFrom", { count: eligibility.minimumFollowers }),
        }
      : null,
    eligibility.cities.length > 0 ? { term: t("campaign.cities"), words: eligibility.cities.join(", ") } : null,
  ].filter((fact) => fact !== null);

  return (
    <article className="flex flex-col gap-5">
      <title>{`${campaign.title} · ${t("ui.productName")}`}</title>
      <header>
        <Cover
          picture={campaign.cover}
          sizes="(min-width: 64rem) 960px, 100vw"
          priority
          className="aspect-[4/3] rounded-window border border-line sm:aspect-[21/9]"
        />
        <p className="mt-5 text-sm font-semibold text-accent">{campaign.brandName}</p>
        <h1 className="text-2xl sm:text-3xl">{campaign.title}</h1>
      </header>

      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-4">
          <CampaignBrief campaign={campaign} />
          <Card title={t("campaign.deliver")}>
            <ul className="flex flex-col divide-y divide-line">
              {campaign.contentPlan.map((item, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two pieces of a plan may be word for word the same.
                <li key={index} className="py-3 first:pt-0 last:pb-0">
                  <p className="font-semibold">{t(`deliverableCount.${item.type}`, { count: item.quantity })}</p>
                  {item.specification ? (
                    <p className="mt-0.5 text-sm whitespace-pre-line text-ink-soft">{item.specification}</p>
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
          <Card title={t("campaign.rights")}>
            <Rights rights={campaign.usageRights} />
          </Card>
          <Card title={t("campaign.who")}>
            {who.length > 0 ? <Facts facts={who} /> : <p className="text-ink-soft">{t("campaign.anyone")}</p>}
          </Card>
        </div>

        <div className="flex flex-col gap-4 lg:sticky lg:top-20">
          <Card title={t("payment.label")}>
            <ExpectedPayment payment={campaign.payment} size="large" />
          </Card>
          <Card title={t("campaign.dates")}>
            <Facts
              facts={[
                { term: t("campaign.applyUntil"), words: days.weekday(campaign.applicationDeadline) },
                {
                  term: t("campaign.delivery"),
                  words: t("campaign.deliveryDays", {
                    days: campaign.deliveryDays,
                    starts: t(`deliveryStarts.${campaign.deliveryStarts}`),
                  }),
                },
                {
                  term: t("campaign.rounds"),
                  words: t("campaign.roundsCount", { count: campaign.revisionRounds }),
                },
                { term: t("campaign.places"), words: t("open.places", { count: campaign.slots }) },
              ]}
            />
          </Card>
        </div>
      </div>

      <ApplyPanel campaign={campaign} />
    </article>
  );
}
