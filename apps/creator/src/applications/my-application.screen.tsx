import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { APPLICATION_OPEN, APPLICATION_WAITING, type MyApplication } from "@vitrina/domain/applications";
import { StatusBadge } from "@vitrina/ui/controls";
import { DueDate, TrafficLight } from "@vitrina/ui/deadlines";
import { Skeleton, SkeletonText } from "@vitrina/ui/feedback";
import { Card } from "@vitrina/ui/layout";
import { useDays } from "@vitrina/ui/messages";
import { ExpectedPayment } from "@vitrina/ui/money";
import { useTranslations } from "use-intl";
import { Cover } from "../campaigns/cover.tsx";
import { Answer } from "../frame/answer.tsx";
import { BackLink } from "../frame/back-link.tsx";
import { Pieces } from "./pieces.tsx";
import { Withdraw } from "./withdraw.tsx";

const route = getRouteApi("/signed-in/applications/$id");

/** One collaboration on one page: where it stands, what is owed by when, the payment, and the brief. */
export function MyApplicationScreen() {
  const t = useTranslations("application");
  const trpc = useTRPC();
  const { id } = route.useParams();
  const application = useQuery(trpc.applications.mineDetail.queryOptions({ id }));

  return (
    <>
      <BackLink to="/">{t("back")}</BackLink>
      <Answer
        query={application}
        skeleton={
          <div className="flex flex-col gap-4">
            <div className="flex gap-4">
              <Skeleton className="h-32 w-26 rounded-window" />
              <div className="flex flex-1 flex-col gap-3 pt-2">
                <Skeleton className="h-4 w-24" />
                <Skeleton className="h-8 w-4/5" />
                <Skeleton className="h-6 w-28 rounded-full" />
              </div>
            </div>
            <Skeleton className="h-40 rounded-lg" />
            <SkeletonText lines={4} />
          </div>
        }
      >
        {(found) => <Content application={found} />}
      </Answer>
    </>
  );
}

function Content({ application }: { application: MyApplication }) {
  const t = useTranslations("application");
  const ui = useTranslations("ui");
  const { campaign, status } = application;
  const isOpen = APPLICATION_OPEN.includes(status);
  const isWaiting = APPLICATION_WAITING.includes(status);

  return (
    <article className="flex flex-col gap-5">
      <title>{`${campaign.title} · ${ui("productName")}`}</title>
      <header className="flex items-end gap-4">
        <Cover
          picture={campaign.cover}
          sizes="(min-width: 40rem) 176px, 112px"
          priority
          className="h-36 w-28 shrink-0 rounded-window border border-line sm:h-52 sm:w-44"
        />
        <div className="min-w-0 pb-1">
          <p className="text-sm font-semibold text-accent">{campaign.brandName}</p>
          <h1 className="text-xl sm:text-3xl">{campaign.title}</h1>
          <div className="mt-2">
            <StatusBadge of="application" status={status} />
          </div>
        </div>
      </header>

      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-4">
          {isWaiting ? (
            <Card title={t("waitingTitle")}>
              <p className="text-ink-soft">{t("waitingText")}</p>
            </Card>
          ) : null}
          {application.rejectionMessage ? (
            <Card title={t("message")}>
              <p className="whitespace-pre-line">{application.rejectionMessage}</p>
            </Card>
          ) : null}
          {isOpen ? <Due application={application} /> : null}
          {isWaiting ? null : <Pieces application={application} />}
          <Card title={t("brief")}>
            <p className="max-w-prose whitespace-pre-line">{campaign.brief}</p>
          </Card>
        </div>

        <div className="flex flex-col gap-4">
          {application.payment ? (
            <Card title={t("payment")}>
              <ExpectedPayment payment={application.payment} size="large" />
            </Card>
          ) : null}
          <History application={application} />
          <Withdraw application={application} />
        </div>
      </div>
    </article>
  );
}

function Due({ application }: { application: MyApplication }) {
  const t = useTranslations("application");
  const { campaign, deliveryDueAt, extension } = application;
  const waits = campaign.deliveryStarts === "on_product_received" ? "clockWaits" : "clockWaitsConfirmation";
  return (
    <Card title={t("due")} action={<TrafficLight state={application.light} />}>
      <DueDate dueAt={deliveryDueAt} className="font-display text-lg font-semibold" />
      {deliveryDueAt ? null : <p className="mt-1 text-sm text-ink-soft">{t(waits, { days: campaign.deliveryDays })}</p>}
      {extension ? (
        <p className="mt-2 rounded-sm bg-info-soft px-3 py-2 text-sm text-info">
          {t("extension", { days: extension.days, reason: extension.reason })}
        </p>
      ) : null}
    </Card>
  );
}

function History({ application }: { application: MyApplication }) {
  const t = useTranslations("application");
  const days = useDays();
  const { appliedAt, confirmedAt, productReceivedAt } = application;
  return (
    <Card title={t("history")}>
      <ol className="flex flex-col gap-2 border-l-2 border-line pl-4 text-sm">
        <li>{t("appliedOn", { date: days.long(appliedAt) })}</li>
        {confirmedAt ? <li>{t("confirmedOn", { date: days.long(confirmedAt) })}</li> : null}
        {productReceivedAt ? <li>{t("productReceived", { date: days.long(productReceivedAt) })}</li> : null}
      </ol>
    </Card>
  );
}
