import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { APPLICATION_WAITING } from "@vitrina/domain/applications";
import type { CampaignRow } from "@vitrina/domain/campaigns";
import {
  Badge,
  buttonLook,
  EmptyState,
  ErrorState,
  Loading,
  PageHeader,
  Skeleton,
  TrafficLight,
  useDays,
} from "@vitrina/ui";
import Plus from "lucide-react/icons/plus";
import type { ReactNode } from "react";
import { useNow, useTranslations } from "use-intl";
import { WaitingCard } from "../deliverables/waiting-card.tsx";
import { WaitingExtensions } from "../extensions/waiting-extensions.tsx";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { needingAttention } from "./attention.ts";
import { AttentionCard } from "./attention-card.tsx";

const RUNNING_READ = 100;
const LISTED = 5;
/** As many questions as travel in one request. */
const ASKED_FOR_WAITING = 20;

/** What needs somebody today: late deliveries, unanswered applications, unfinished drafts. */
export function HomeScreen() {
  const t = useTranslations();
  const admin = useAdmin();
  usePageTitle(t("home.pageTitle"));
  const newCampaign = admin.may("campaigns:write") ? (
    <Link to="/campaigns/new" className={buttonLook()}>
      <Plus className="size-4" aria-hidden />
      {t("campaigns.new")}
    </Link>
  ) : null;
  return (
    <>
      <PageHeader title={t("home.greeting", { name: admin.name.split(" ")[0] ?? admin.name })} actions={newCampaign}>
        {t("home.lead")}
      </PageHeader>
      {admin.may("deliverables:review") ? (
        <div className="mb-5 empty:hidden">
          <WaitingCard />
        </div>
      ) : null}
      {admin.may("campaigns:read") ? <Attention newCampaign={newCampaign} /> : null}
    </>
  );
}

function Attention({ newCampaign }: { newCampaign: ReactNode }) {
  const t = useTranslations("home");
  const trpc = useTRPC();
  const words = useErrorWords();
  const days = useDays();
  const now = useNow();
  const running = useQuery(
    trpc.campaigns.list.queryOptions({ status: ["published", "in_progress"], limit: RUNNING_READ }),
  );
  const drafts = useQuery(trpc.campaigns.list.queryOptions({ status: ["draft"], limit: LISTED }));
  const appliedTo = (running.data?.items ?? []).filter((row) => row.status === "published" && row.applicationCount > 0);
  const published = appliedTo.slice(0, ASKED_FOR_WAITING);
  const waiting = useQueries({
    queries: published.map((row) =>
      trpc.applications.ofCampaign.queryOptions({ campaignId: row.id, status: [...APPLICATION_WAITING], limit: 1 }),
    ),
  });

  const failed = [running, drafts, ...waiting].find((query) => query.isError);
  if (failed) {
    const retryAll = () => [running, drafts, ...waiting].map((query) => query.refetch());
    return <ErrorState words={words(failed.error)} onRetry={() => void retryAll()} retrying={failed.isFetching} />;
  }
  if (!running.data || !drafts.data || waiting.some((query) => query.isPending)) return <HomeSkeleton />;

  const late = needingAttention(running.data.items);
  const unanswered = published
    .map((row, index) => ({ row, count: waiting[index]?.data?.total ?? 0 }))
    .filter(({ count }) => count > 0);

  if (running.data.total === 0 && drafts.data.total === 0) {
    return (
      <EmptyState title={t("emptyTitle")} action={newCampaign}>
        {t("emptyHint")}
      </EmptyState>
    );
  }
  const partial = running.data.total > running.data.items.length ? t("partial", { count: RUNNING_READ }) : null;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-5">
        <AttentionCard
          title={t("late")}
          count={late.length}
          empty={t("lateEmpty")}
          note={partial}
          rows={late.slice(0, LISTED)}
          to="campaign"
          seeAll={{ status: ["published", "in_progress"] }}
          aside={(row) => <TrafficLight state={row.light} />}
          detail={(row) => t("slotsFilled", { confirmed: row.confirmedCount, slots: row.slots })}
        />
        <AttentionCard
          title={t("drafts")}
          count={drafts.data.total}
          empty={t("draftsEmpty")}
          rows={drafts.data.items}
          to="campaign"
          seeAll={{ status: ["draft"] }}
          detail={(row: CampaignRow) => t("updated", { when: days.relative(row.updatedAt, now) })}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <AttentionCard
          title={t("waiting")}
          count={unanswered.reduce((sum, { count }) => sum + count, 0)}
          empty={t("waitingEmpty")}
          note={appliedTo.length > published.length ? t("waitingPartial", { count: published.length }) : partial}
          rows={unanswered.slice(0, LISTED).map(({ row }) => row)}
          to="waiting"
          seeAll={{ status: ["published"] }}
          aside={(row) => (
            <Badge tone="info">
              {t("applicationsOf", { count: unanswered.find((one) => one.row.id === row.id)?.count ?? 0 })}
            </Badge>
          )}
          detail={(row) => t("closesOn", { when: days.relative(row.applicationDeadline, now) })}
        />
        <WaitingExtensions />
      </div>
    </div>
  );
}

function HomeSkeleton() {
  return (
    <Loading>
      <div className="grid gap-5 lg:grid-cols-2">
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
        <Skeleton className="h-56" />
      </div>
    </Loading>
  );
}
