import { Link } from "@tanstack/react-router";
import { failureOf } from "@vitrina/client/react";
import { buttonLook } from "@vitrina/ui/controls";
import { ErrorState, Loading, useFailureWords } from "@vitrina/ui/feedback";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** The part of a query that decides which of its states a screen shows. */
type Asked<Data> = {
  data: Data | undefined;
  error: unknown;
  isError: boolean;
  isFetching: boolean;
  refetch: () => unknown;
};

const PASSING = ["busy", "too-many-requests", "media-unavailable"];

/** Three of a screen's four states: it loads (with a skeleton that matches), it failed (with a retry), or here it is. */
export function Answer<Data>({
  query,
  skeleton,
  children,
}: {
  query: Asked<Data>;
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failed query={query} />;
  return <Loading>{skeleton}</Loading>;
}

function Failed<Data>({ query }: { query: Asked<Data> }) {
  const t = useTranslations("nav");
  const words = useFailureWords();
  const failure = failureOf(query.error);
  const retryHelps = failure.kind !== "refusal" || PASSING.includes(failure.reason);
  return (
    <ErrorState
      words={words(failure)}
      retrying={query.isFetching}
      onRetry={retryHelps ? () => query.refetch() : undefined}
      action={
        retryHelps ? null : (
          <Link to="/" className={buttonLook({ variant: "secondary" })}>
            {t("work")}
          </Link>
        )
      }
    />
  );
}
