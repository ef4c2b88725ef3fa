import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { EmptyState, PageHeader, Tabs } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { EndlessList } from "../table/endless-list.tsx";
import { DataRequestCard, needsAPerson } from "./data-request-card.tsx";

const AT_ONCE = 50;
const TABS = ["open", "closed"] as const;

/** What people asked of their data: what is due when, and what does not go on by itself. */
export function DataRequestsScreen({ closed }: { closed: boolean }) {
  const t = useTranslations("dataRequests");
  const admin = useAdmin();
  const navigate = useNavigate();
  usePageTitle(t("title"));
  if (!admin.may("people:manage")) return <Forbidden />;
  const shown = closed ? "closed" : "open";
  return (
    <>
      <PageHeader
        title={t("title")}
        kicker={
          <Link to="/people" className="hover:underline">
            {t("back")}
          </Link>
        }
      >
        {t("lead")}
      </PageHeader>
      <Tabs
        label={t("tabs")}
        value={shown}
        onChange={(next) => void navigate({ to: "/data-requests", search: next === "closed" ? { closed: true } : {} })}
        tabs={TABS.map((value) => ({
          value,
          label: t(value),
          content: value === shown ? <Requests open={value === "open"} /> : null,
        }))}
      />
    </>
  );
}

function Requests({ open }: { open: boolean }) {
  const t = useTranslations("dataRequests");
  const trpc = useTRPC();
  const requests = useInfiniteQuery(
    trpc.privacy.requests.infiniteQueryOptions(
      { open, limit: AT_ONCE },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const read = requests.data?.pages.flatMap(({ items }) => items) ?? [];
  const needed = read.filter(needsAPerson).length;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      {open && read.length > 0 ? (
        <p role="status" className={needed > 0 ? "font-medium text-red" : "text-sm text-ink-soft"}>
          {needed > 0 ? t("needed", { count: needed }) : t("allFine")}
        </p>
      ) : null}
      <EndlessList
        label={t(open ? "open" : "closed")}
        query={requests}
        rowId={({ id }) => id}
        row={(request) => <DataRequestCard request={request} />}
        empty={
          <EmptyState title={t(open ? "noneOpen" : "noneClosed")}>
            {t(open ? "noneOpenHint" : "noneClosedHint")}
          </EmptyState>
        }
      />
    </div>
  );
}
