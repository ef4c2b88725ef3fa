import { failureOf } from "@vitrina/client/react";
import { ErrorState, Loading, useFailureWords } from "@vitrina/ui/feedback";
import type { ReactNode } from "react";

/** The part of a query that decides which of its states a screen shows. */
type Asked<Data> = {
  data: Data | undefined;
  error: unknown;
  isError: boolean;
  isFetching: boolean;
  refetch: () => unknown;
};

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
  const words = useFailureWords();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <ErrorState words={words(failureOf(query.error))} onRetry={() => query.refetch()} retrying={query.isFetching} />
    );
  }
  return <Loading>{skeleton}</Loading>;
}
