import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { DataRequest } from "@vitrina/domain/privacy";
import { Skeleton } from "@vitrina/ui/feedback";
import { PageHeader } from "@vitrina/ui/layout";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";
import { BackLink } from "../frame/back-link.tsx";
import { ConsentsCard } from "./consents-card.tsx";
import { DeletionCard } from "./deletion-card.tsx";
import { ExportCard } from "./export-card.tsx";
import { NoticeLink } from "./notice-link.tsx";

const LOOK_EVERY_MS = 4_000;

const isUnderWay = ({ kind, status, startsAt }: DataRequest) =>
  status === "working" || (status === "open" && (kind === "export" || startsAt.getTime() <= Date.now()));

/** What a creator may ask of their own data: a copy, to be forgotten, and what they agreed to. */
export function MyDataScreen() {
  const t = useTranslations("myData");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const data = useQuery(
    trpc.privacy.mine.queryOptions(undefined, {
      // A copy takes seconds: whoever waits for it sees it come.
      refetchInterval: ({ state }) => (state.data?.requests.some(isUnderWay) ? LOOK_EVERY_MS : false),
    }),
  );
  return (
    <div className="mx-auto max-w-2xl">
      <title>{`${t("title")} · ${ui("productName")}`}</title>
      <BackLink to="/settings">{t("back")}</BackLink>
      <PageHeader title={t("title")}>
        {t("lead")} <NoticeLink>{t("notice")}</NoticeLink>
      </PageHeader>
      <Answer
        query={data}
        skeleton={
          <div className="flex flex-col gap-5">
            <Skeleton className="h-44 rounded-lg" />
            <Skeleton className="h-64 rounded-lg" />
            <Skeleton className="h-72 rounded-lg" />
          </div>
        }
      >
        {(mine) => (
          <div className="flex flex-col gap-5">
            <ExportCard requests={mine.requests.filter(({ kind }) => kind === "export")} />
            <ConsentsCard consents={mine.consents} />
            <DeletionCard requests={mine.requests.filter(({ kind }) => kind === "deletion")} />
          </div>
        )}
      </Answer>
    </div>
  );
}
