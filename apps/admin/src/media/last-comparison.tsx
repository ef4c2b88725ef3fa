import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import type { Comparison } from "@vitrina/domain/media";
import { Badge, Button, Card, ErrorState, FieldError, Loading, SkeletonText, toast, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";

/** What the last comparison of the register with Cloudinary found, and the way to compare again. */
export function LastComparison() {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useErrorWords();
  const last = useQuery(trpc.media.comparison.queryOptions());
  const compare = useMutation(
    trpc.media.compare.mutationOptions({
      onSuccess: (found) => {
        cache.setQueryData(trpc.media.comparison.queryKey(), found);
        toast(t("compared"));
      },
    }),
  );
  return (
    <Card
      title={t("comparison")}
      action={
        <Button variant="secondary" size="small" pending={compare.isPending} onClick={() => compare.mutate()}>
          {t("compareNow")}
        </Button>
      }
    >
      <p className="mb-3 max-w-prose text-sm text-ink-soft">{t("comparisonLead")}</p>
      {compare.isError ? <FieldError>{words(compare.error).text}</FieldError> : null}
      {last.isPending ? (
        <Loading>
          <SkeletonText />
        </Loading>
      ) : last.isError ? (
        <ErrorState words={words(last.error)} onRetry={() => void last.refetch()} retrying={last.isFetching} />
      ) : last.data === null ? (
        <p className="text-sm">{t("comparisonNever")}</p>
      ) : (
        <Found comparison={last.data} />
      )}
    </Card>
  );
}

function Found({ comparison: { finishedAt, rows, files, found, differences } }: { comparison: Comparison }) {
  const t = useTranslations("library");
  const days = useDays();
  return (
    <>
      <p className="text-sm">{t("comparedAt", { at: days.moment(finishedAt), rows, files })}</p>
      <p className="mt-2">
        <Badge tone={found === 0 ? "green" : "red"}>
          {found === 0 ? t("noDifferences") : t("differences", { count: found })}
        </Badge>
      </p>
      {differences.length === 0 ? null : (
        <ul aria-label={t("differences", { count: found })} className="mt-3 flex flex-col divide-y divide-line text-sm">
          {differences.map(({ kind, publicId }) => (
            <li
              key={`${kind}/${publicId}`}
              className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 py-2"
            >
              <span>{t(`difference.${kind}`)}</span>
              <FileNamed publicId={publicId} />
            </li>
          ))}
        </ul>
      )}
      {found > differences.length ? (
        <p className="mt-2 text-xs text-ink-soft">{t("differencesKept", { count: differences.length })}</p>
      ) : null}
    </>
  );
}

/** Files are stored under the id of their row; those of the move under the sum of their content, which begins with it. */
function FileNamed({ publicId }: { publicId: string }) {
  const fileId = /([0-9a-f]{24})(?:[0-9a-f]{40})?$/.exec(publicId)?.[1];
  const name = <span className="font-mono text-xs break-all">{publicId}</span>;
  if (!fileId) return name;
  return (
    <Link to="/media/$fileId" params={{ fileId }} className="underline underline-offset-4 hover:text-accent">
      {name}
    </Link>
  );
}
