import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { acceptInvitationRequest } from "@vitrina/domain/people";
import { Button, Card, FormError, TextField, toast, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { authAnswer } from "../session/auth-answer.ts";
import { authClient } from "../session/auth-client.ts";
import { useAuthWords } from "./use-auth-words.ts";

const shape = acceptInvitationRequest.pick({ name: true });

export function Profile() {
  const t = useTranslations();
  const admin = useAdmin();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const words = useAuthWords();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useShapeForm(shape, { name: admin.name });

  const submit = form.handleSubmit(async ({ name }) => {
    setProblem(null);
    try {
      await authAnswer(authClient.updateUser({ name }));
      await cache.invalidateQueries(trpc.me.profile.queryFilter());
      form.reset({ name });
      toast(t("settings.profileSaved"));
    } catch (error) {
      setProblem(words(error));
    }
  });

  return (
    <Card title={t("settings.profile")} className="max-w-3xl">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField control={form.control} name="name" label={t("settings.name")} autoComplete="name" />
        <dl className="grid gap-4 text-sm sm:grid-cols-2">
          <div>
            <dt className="font-medium">{t("settings.email")}</dt>
            <dd className="break-all">{admin.email}</dd>
            <dd className="mt-1 text-xs text-ink-soft">{t("settings.emailHint")}</dd>
          </div>
          <div>
            <dt className="font-medium">{t("settings.role")}</dt>
            <dd>{t(`role.${admin.role}`)}</dd>
            <dd className="mt-1 text-xs text-ink-soft">{t(`roleHints.${admin.role}`)}</dd>
          </div>
        </dl>
        <FormError>{problem}</FormError>
        <Button
          type="submit"
          className="self-start"
          pending={form.formState.isSubmitting}
          disabled={!form.formState.isDirty}
        >
          {t("ui.save")}
        </Button>
      </form>
    </Card>
  );
}
