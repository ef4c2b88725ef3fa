import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Card, ErrorState, Loading, MailChoices, Skeleton, toast } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";

/** Which notices also arrive by mail. */
export function MailPreferences() {
  const t = useTranslations("mail");
  const trpc = useTRPC();
  const client = useQueryClient();
  const words = useErrorWords();
  const preferences = useQuery(trpc.mails.preferences.queryOptions());
  const set = useMutation(
    trpc.mails.setPreference.mutationOptions({
      onSuccess: (changed) => {
        client.setQueryData(trpc.mails.preferences.queryKey(), changed);
        toast(t("saved"));
      },
      onError: (error) => toast.error(words(error).text),
    }),
  );
  return (
    <Card title={t("title")}>
      <p className="mb-2 text-sm text-ink-soft">{t("lead")}</p>
      {preferences.isPending ? (
        <Loading>
          <Skeleton className="h-48" />
        </Loading>
      ) : preferences.isError ? (
        <ErrorState words={words(preferences.error)} onRetry={() => void preferences.refetch()} />
      ) : (
        <MailChoices
          categories={preferences.data.categories}
          busy={set.isPending ? set.variables.category : null}
          onChange={(category, muted) => set.mutate({ category, muted })}
        />
      )}
    </Card>
  );
}
