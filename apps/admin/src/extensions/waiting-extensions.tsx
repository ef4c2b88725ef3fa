import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { WaitingExtension } from "@vitrina/domain/extensions";
import { Button, Card, DueDate, ErrorState, Loading, Skeleton } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { useErrorWords } from "../session/error-words.ts";
import { AnswerDialog } from "./answer-dialog.tsx";

const LISTED = 5;

/** Creators who asked for more days and wait for an answer, the longest first. */
export function WaitingExtensions() {
  const t = useTranslations("extensions");
  const trpc = useTRPC();
  const admin = useAdmin();
  const words = useErrorWords();
  const waiting = useQuery(trpc.extensions.waiting.queryOptions({ limit: LISTED }));
  const [answering, setAnswering] = useState<WaitingExtension | null>(null);
  return (
    <Card
      title={t("title")}
      action={
        waiting.data?.total ? (
          <span className="font-display text-2xl leading-none font-bold text-accent tabular-nums">
            {waiting.data.total}
          </span>
        ) : null
      }
    >
      {waiting.isPending ? (
        <Loading>
          <Skeleton className="h-16" />
        </Loading>
      ) : null}
      {waiting.isError ? (
        <ErrorState words={words(waiting.error)} onRetry={() => void waiting.refetch()} retrying={waiting.isFetching} />
      ) : null}
      {waiting.data?.total === 0 ? <p className="text-sm text-ink-soft">{t("empty")}</p> : null}
      <ul className="divide-y divide-line">
        {waiting.data?.items.map((one) => (
          <li key={one.applicationId} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
            <div className="min-w-48 flex-1 text-sm">
              <p className="font-medium">{one.creatorName}</p>
              <p className="text-xs text-ink-soft">
                {one.campaignTitle} · <DueDate dueAt={one.deliveryDueAt} />
              </p>
              <p className="mt-1">{t("asks", { days: one.request.days, reason: one.request.reason })}</p>
            </div>
            {admin.may("campaigns:write") ? (
              <Button
                variant="secondary"
                size="small"
                aria-label={t("answerOf", { name: one.creatorName })}
                onClick={() => setAnswering(one)}
              >
                {t("answer")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {answering ? <AnswerDialog asked={answering} onClose={() => setAnswering(null)} /> : null}
    </Card>
  );
}
