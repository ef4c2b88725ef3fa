import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { Button, buttonLook } from "@vitrina/ui/controls";
import { EmptyState, Skeleton } from "@vitrina/ui/feedback";
import { SearchField } from "@vitrina/ui/forms";
import { PageHeader } from "@vitrina/ui/layout";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";
import { CampaignCard } from "./campaign-card.tsx";

const route = getRouteApi("/signed-in/campaigns");
const PAGE = 12;
const GRID = "grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3";

/** What one can apply to right now. */
export function OpenCampaignsScreen() {
  const t = useTranslations("open");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const navigate = useNavigate({ from: "/campaigns" });
  const { search = "" } = route.useSearch();
  const campaigns = useInfiniteQuery(
    trpc.campaigns.open.infiniteQueryOptions(
      { search, limit: PAGE },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
    ),
  );

  const find = useCallback(
    (typed: string) => void navigate({ search: typed ? { search: typed } : {}, replace: true }),
    [navigate],
  );

  return (
    <>
      <title>{`${t("title")} · ${ui("productName")}`}</title>
      <PageHeader title={t("title")} />
      <SearchField label={t("search")} value={search} onChange={find} className="mb-5 max-w-md" />
      <Answer
        query={campaigns}
        skeleton={
          <div className={GRID}>
            {["first", "second", "third"].map((card) => (
              <div key={card} className="overflow-hidden rounded-window border border-line bg-surface">
                <Skeleton className="aspect-[4/3] rounded-none" />
                <div className="flex flex-col gap-2.5 p-4">
                  <Skeleton className="h-4 w-24" />
                  <Skeleton className="h-6 w-4/5" />
                  <Skeleton className="mt-2 h-7 w-32" />
                  <Skeleton className="h-4 w-48" />
                </div>
              </div>
            ))}
          </div>
        }
      >
        {({ pages }) => {
          const found = pages.flatMap((page) => page.items);
          if (found.length === 0 && search) {
            return (
              <EmptyState
                title={t("noMatchTitle", { search })}
                action={
                  <Button variant="secondary" onClick={() => find("")}>
                    {ui("clearSearch")}
                  </Button>
                }
              >
                {t("noMatch")}
              </EmptyState>
            );
          }
          if (found.length === 0) {
            return (
              <EmptyState
                title={t("emptyTitle")}
                action={
                  <Link to="/profile" className={buttonLook()}>
                    {t("emptyAction")}
                  </Link>
                }
              >
                {t("empty")}
              </EmptyState>
            );
          }
          return (
            <div aria-busy={campaigns.isPlaceholderData}>
              <p className="mb-3 text-sm text-ink-soft" role="status">
                {t("count", { count: pages[0]?.total ?? found.length })}
              </p>
              <ul className={GRID}>
                {found.map((campaign, index) => (
                  <li key={campaign.id} className="flex">
                    <CampaignCard campaign={campaign} priority={index === 0} />
                  </li>
                ))}
              </ul>
              {campaigns.hasNextPage ? (
                <div className="mt-6 flex justify-center">
                  <Button
                    variant="secondary"
                    pending={campaigns.isFetchingNextPage}
                    onClick={() => void campaigns.fetchNextPage()}
                  >
                    {ui("more")}
                  </Button>
                </div>
              ) : null}
            </div>
          );
        }}
      </Answer>
    </>
  );
}
