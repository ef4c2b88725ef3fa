import { Link } from "@tanstack/react-router";
import { refusalOf } from "@vitrina/client/react";
import { buttonLook, EmptyState, ErrorState } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";

/** A campaign that is not there, or that could not be fetched: two different things to do next. */
export function CampaignUnavailable({
  query,
}: {
  query: { error: unknown; isFetching: boolean; refetch: () => Promise<unknown> };
}) {
  const t = useTranslations("campaign");
  const words = useErrorWords();
  const back = (
    <Link to="/campaigns" className={buttonLook({ variant: "secondary" })}>
      {t("backToList")}
    </Link>
  );
  const reason = refusalOf(query.error)?.reason;
  if (reason === "no-such-campaign" || reason === "invalid-input") {
    return (
      <EmptyState title={t("notFoundTitle")} action={back}>
        {t("notFoundHint")}
      </EmptyState>
    );
  }
  return (
    <ErrorState
      words={words(query.error)}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
      action={back}
    />
  );
}
