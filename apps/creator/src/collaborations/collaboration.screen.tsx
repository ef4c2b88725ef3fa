import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { MyCollaboration } from "@vitrina/domain/applications";
import { classes } from "@vitrina/ui";
import { StatusBadge } from "@vitrina/ui/controls";
import { Skeleton, SkeletonText } from "@vitrina/ui/feedback";
import { Suspense } from "react";
import { useTranslations } from "use-intl";
import { Cover } from "../campaigns/cover.tsx";
import { Answer } from "../frame/answer.tsx";
import { BackLink } from "../frame/back-link.tsx";
import type { Section } from "./section.ts";
import { SECTIONS } from "./sections.tsx";

const route = getRouteApi("/signed-in/applications/$id");

/** One collaboration on one page, from the answer to the payment. */
export function CollaborationScreen() {
  const t = useTranslations("application");
  const trpc = useTRPC();
  const { id } = route.useParams();
  const collaboration = useQuery(trpc.applications.mineDetail.queryOptions({ id }));

  return (
    <>
      <BackLink to="/">{t("back")}</BackLink>
      <Answer query={collaboration} skeleton={<CollaborationSkeleton />}>
        {(found) => <Content collaboration={found} />}
      </Answer>
    </>
  );
}

function CollaborationSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex gap-4">
        <Skeleton className="h-36 w-28 rounded-window sm:h-52 sm:w-44" />
        <div className="flex flex-1 flex-col justify-end gap-3 pb-1">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-8 w-4/5" />
          <Skeleton className="h-6 w-28 rounded-full" />
        </div>
      </div>
      <Skeleton className="h-28 rounded-lg" />
      <Skeleton className="h-40 rounded-lg" />
      <SkeletonText lines={4} />
    </div>
  );
}

function Content({ collaboration }: { collaboration: MyCollaboration }) {
  const ui = useTranslations("ui");
  const { campaign, status } = collaboration;
  const shown = SECTIONS.filter(({ isShown }) => isShown(collaboration));

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
          <h1 className="text-xl text-balance sm:text-3xl">{campaign.title}</h1>
          <div className="mt-2">
            <StatusBadge of="application" status={status} />
          </div>
        </div>
      </header>

      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <Column sections={shown.filter(({ aside }) => !aside)} collaboration={collaboration} />
        <Column sections={shown.filter(({ aside }) => aside)} collaboration={collaboration} />
      </div>
    </article>
  );
}

function Column({ sections, collaboration }: { sections: readonly Section[]; collaboration: MyCollaboration }) {
  return (
    <div className="flex flex-col gap-4">
      {sections.map(({ id, Part, height }) => (
        <div key={id} id={id} className="scroll-mt-20 empty:hidden">
          <Suspense fallback={<Skeleton className={classes("rounded-lg", height)} />}>
            <Part collaboration={collaboration} />
          </Suspense>
        </div>
      ))}
    </div>
  );
}
