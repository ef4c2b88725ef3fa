import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { monthFrom } from "@vitrina/domain/calendar";
import { buttonLook, Card, EmptyState, ErrorState, Loading, PageHeader, Skeleton } from "@vitrina/ui";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useState } from "react";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { useIsNarrow } from "../table/use-is-narrow.ts";
import { DaySheet } from "./day-sheet.tsx";
import { Feed } from "./feed.tsx";
import { monthIn, noonOf } from "./month.ts";
import { MonthAgenda } from "./month-agenda.tsx";
import { MonthGrid } from "./month-grid.tsx";

/** What is due, day by day, in all campaigns. */
export function CalendarScreen({ search }: { search: { month?: string } }) {
  const t = useTranslations("calendar");
  const admin = useAdmin();
  const format = useFormatter();
  const now = useNow();
  usePageTitle(t("pageTitle"));
  if (!admin.may("campaigns:read")) return <Forbidden />;
  const month = monthIn(search, now);
  const name = format.dateTime(noonOf(`${month}-01`), { month: "long", year: "numeric" });
  return (
    <>
      <PageHeader title={t("pageTitle")}>{t("lead")}</PageHeader>
      <div className="flex flex-col gap-5">
        <Card title={name.charAt(0).toLocaleUpperCase() + name.slice(1)} action={<MonthSteps month={month} />}>
          <Month month={month} />
        </Card>
        <div className="max-w-xl">
          <Feed />
        </div>
      </div>
    </>
  );
}

function MonthSteps({ month }: { month: string }) {
  const t = useTranslations("calendar");
  const look = buttonLook({ variant: "quiet", size: "small" });
  return (
    <nav aria-label={t("pageTitle")} className="flex items-center gap-1">
      <Link to="/calendar" search={{ month: monthFrom(month, -1) }} className={look} aria-label={t("previous")}>
        <ChevronLeft className="size-5" aria-hidden />
      </Link>
      <Link to="/calendar" search={{}} className={look}>
        {t("today")}
      </Link>
      <Link to="/calendar" search={{ month: monthFrom(month, 1) }} className={look} aria-label={t("next")}>
        <ChevronRight className="size-5" aria-hidden />
      </Link>
    </nav>
  );
}

function Month({ month }: { month: string }) {
  const t = useTranslations("calendar");
  const trpc = useTRPC();
  const words = useErrorWords();
  const isNarrow = useIsNarrow();
  const [opened, setOpened] = useState<string | null>(null);
  const due = useQuery(trpc.calendar.month.queryOptions({ month }));
  if (due.isError) {
    return <ErrorState words={words(due.error)} onRetry={() => void due.refetch()} retrying={due.isFetching} />;
  }
  if (due.isPending) {
    return (
      <Loading>
        <Skeleton className={isNarrow ? "h-80" : "h-[43rem]"} />
      </Loading>
    );
  }
  const { days } = due.data;
  return (
    <>
      {isNarrow && days.length === 0 ? <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState> : null}
      {isNarrow ? (
        <MonthAgenda days={days} onOpen={setOpened} />
      ) : (
        <MonthGrid month={month} days={days} onOpen={setOpened} />
      )}
      {opened ? <DaySheet day={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
