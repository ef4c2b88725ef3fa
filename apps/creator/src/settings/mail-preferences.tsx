import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Skeleton, toast } from "@vitrina/ui/feedback";
import { Card } from "@vitrina/ui/layout";
import { MailChoices } from "@vitrina/ui/mail";
import { useTranslations } from "use-intl";
import { Answer } from "../frame/answer.tsx";
import { useFailureText } from "../frame/failure-text.ts";

/** Which notices also arrive by mail. */
export function MailPreferences() {
  const t = useTranslations("mail");
  const trpc = useTRPC();
  const client = useQueryClient();
  const failureText = useFailureText();
  const preferences = useQuery(trpc.mails.preferences.queryOptions());
  const set = useMutation(
    trpc.mails.setPreference.mutationOptions({
      onSuccess: (changed) => {
        client.setQueryData(trpc.mails.preferences.queryKey(), changed);
        toast(t("saved"));
      },
      onError: (error) => toast.error(failureText(error)),
    }),
  );
  return (
    <Card title={t("title")}>
      <p className="mb-2 text-sm text-ink-soft">{t("lead")}</p>
      <Answer query={preferences} skeleton={<Skeleton className="h-48" />}>
        {({ categories }) => (
          <MailChoices
            categories={categories}
            busy={set.isPending ? set.variables.category : null}
            onChange={(category, muted) => set.mutate({ category, muted })}
          />
        )}
      </Answer>
    </Card>
  );
}
