import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { PlanUsage } from "@vitrina/domain/media";
import { Card, ErrorState, Loading, Progress, Skeleton } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { useBytes } from "./file-words.tsx";

/** What of the plan is used, as Cloudinary counts it; what it does not tell is said to be unknown. */
export function PlanUsageCard() {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const words = useErrorWords();
  const usage = useQuery(trpc.media.usage.queryOptions());
  return (
    <Card title={t("usage")}>
      {usage.isPending ? (
        <Loading>
          <div className="grid gap-4 sm:grid-cols-3">
            <Skeleton className="h-16" />
            <Skeleton className="h-16" />
            <Skeleton className="h-16" />
          </div>
        </Loading>
      ) : usage.isError ? (
        <ErrorState words={words(usage.error)} onRetry={() => void usage.refetch()} retrying={usage.isFetching} />
      ) : (
        <Figures usage={usage.data} />
      )}
    </Card>
  );
}

function Figures({ usage: { plan, files, storageBytes, creditsUsed, creditsLimit, askedAt } }: { usage: PlanUsage }) {
  const t = useTranslations("library");
  const bytes = useBytes();
  const format = useFormatter();
  const unknown = <span className="text-base text-ink-soft">{t("usageUnknown")}</span>;
  const percent =
    creditsUsed !== null && creditsLimit !== null && creditsLimit > 0 ? (100 * creditsUsed) / creditsLimit : null;
  return (
    <>
      <dl className="grid gap-4 sm:grid-cols-3">
        <Figure name={t("usageCredits")}>
          {creditsUsed === null
            ? unknown
            : creditsLimit === null
              ? format.number(creditsUsed)
              : t("usageOf", { used: creditsUsed, limit: creditsLimit })}
        </Figure>
        <Figure name={t("usageStorage")}>{storageBytes === null ? unknown : bytes(storageBytes)}</Figure>
        <Figure name={t("usageFiles")}>{files === null ? unknown : format.number(files)}</Figure>
      </dl>
      {percent === null ? null : (
        <div className="mt-3">
          <Progress label={t("usageCredits")} percent={percent} />
          <p className="mt-1 text-xs text-ink-soft">
            {t("usageCreditsHint", { percent: Math.round(percent * 10) / 10 })}
          </p>
        </div>
      )}
      <p className="mt-3 text-xs text-ink-soft">
        {plan ? `${t("usagePlan", { plan })} · ` : ""}
        {t("usageAsked", { time: format.dateTime(askedAt, { timeStyle: "short", hourCycle: "h23" }) })}
      </p>
    </>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-soft">{name}</dt>
      <dd className="font-display text-xl font-semibold">{children}</dd>
    </div>
  );
}
