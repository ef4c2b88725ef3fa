import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { ReportingPart } from "@vitrina/domain/error-reporting";
import { Badge, Button, ErrorState, Loading, PageHeader, Skeleton } from "@vitrina/ui";
import Send from "lucide-react/icons/send";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { CheckCard } from "./check-card.tsx";
import { PartCard } from "./part-card.tsx";
import { useReportingCheck } from "./use-reporting-check.ts";

const LOOK_MS = 10_000;
const LOOK_WHILE_CHECKING_MS = 1_000;

/** Whether what fails reaches whoever mends it, and the way to try it. */
export function ErrorReportingScreen() {
  const t = useTranslations("errorReporting");
  const admin = useAdmin();
  usePageTitle(t("title"));
  return admin.may("system:manage") ? <ErrorReporting /> : <Forbidden />;
}

function ErrorReporting() {
  const t = useTranslations("errorReporting");
  const trpc = useTRPC();
  const words = useErrorWords();
  const check = useReportingCheck();
  const isUnderWay = (parts: readonly ReportingPart[] = []) =>
    check.outcomes(parts)?.some(({ outcome }) => outcome.step === "waiting") ?? false;
  const state = useQuery(
    trpc.errorReporting.state.queryOptions(undefined, {
      refetchInterval: ({ state: { data } }) => (isUnderWay(data?.parts) ? LOOK_WHILE_CHECKING_MS : LOOK_MS),
      placeholderData: keepPreviousData,
    }),
  );
  const parts = state.data?.parts ?? [];
  const outcomes = check.outcomes(parts);
  return (
    <>
      <PageHeader
        title={t("title")}
        kicker={
          <Link to="/system" className="hover:underline">
            {t("backToSystem")}
          </Link>
        }
        actions={
          <Button
            icon={<Send className="size-4" aria-hidden />}
            pending={isUnderWay(parts)}
            disabled={!state.data}
            onClick={() => {
              check.start();
              void state.refetch();
            }}
          >
            {t("send")}
          </Button>
        }
      >
        {t("lead")}
      </PageHeader>
      {state.isPending ? <Waiting /> : null}
      {state.isError && !state.data ? (
        <ErrorState words={words(state.error)} onRetry={() => void state.refetch()} retrying={state.isFetching} />
      ) : null}
      {state.data ? (
        <div className="flex flex-col gap-5">
          <Verdict parts={parts} />
          {outcomes ? <CheckCard outcomes={outcomes} /> : null}
          <div className="grid items-start gap-5 lg:grid-cols-2">
            {parts.map((part) => (
              <PartCard key={part.source} part={part} />
            ))}
          </div>
          <p className="text-sm text-ink-soft">
            {t("command")} <code className="font-mono whitespace-nowrap">npm run sentry:check</code>
          </p>
        </div>
      ) : null}
    </>
  );
}

function Verdict({ parts }: { parts: readonly ReportingPart[] }) {
  const t = useTranslations("errorReporting");
  const off = parts.filter(({ isOn }) => !isOn).length;
  const isQuiet = parts.some(({ quietUntil }) => quietUntil);
  if (off > 0) {
    return (
      <p className="flex items-center gap-3 text-lg">
        <Badge tone="amber">{t("off")}</Badge> {t("someOff", { count: off })}
      </p>
    );
  }
  return (
    <p className="flex items-center gap-3 text-lg">
      <Badge tone={isQuiet ? "amber" : "green"}>{t(isQuiet ? "quiet" : "on")}</Badge>{" "}
      {t(isQuiet ? "someQuiet" : "allOn")}
    </p>
  );
}

function Waiting() {
  return (
    <Loading>
      <div className="grid gap-5 lg:grid-cols-2">
        {["api", "worker", "admin", "creator"].map((source) => (
          <Skeleton key={source} className="h-72" />
        ))}
      </div>
    </Loading>
  );
}
