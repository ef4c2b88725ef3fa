import { Link, type LinkProps } from "@tanstack/react-router";
import { refusalOf } from "@vitrina/client/react";
import type { RefusalReason } from "@vitrina/domain";
import { buttonLook, EmptyState, ErrorState } from "@vitrina/ui";
import { useErrorWords } from "../session/error-words.ts";

type Words = { notFoundTitle: string; notFoundHint?: string; backToList: string };

/** One thing of a list that is not there, or that could not be fetched: two different things to do next. */
export function Unavailable({
  query,
  missing,
  list,
  words,
}: {
  query: { error: unknown; isFetching: boolean; refetch: () => Promise<unknown> };
  /** What the server says when there is no such thing. An address that names none at all means the same. */
  missing: RefusalReason;
  list: LinkProps["to"];
  words: Words;
}) {
  const errorWords = useErrorWords();
  const back = (
    <Link to={list} className={buttonLook({ variant: "secondary" })}>
      {words.backToList}
    </Link>
  );
  const reason = refusalOf(query.error)?.reason;
  if (reason === missing || reason === "invalid-input") {
    return (
      <EmptyState title={words.notFoundTitle} action={back}>
        {words.notFoundHint}
      </EmptyState>
    );
  }
  return (
    <ErrorState
      words={errorWords(query.error)}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
      action={back}
    />
  );
}
