import { useQueryClient } from "@tanstack/react-query";
import { PASSWORD_MIN, password } from "@vitrina/domain/people";
import { Button, Card, FormError, PasswordField, toast, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { authAnswer } from "../session/auth-answer.ts";
import { authClient } from "../session/auth-client.ts";
import { useAuthWords } from "./use-auth-words.ts";
import { useHasPassword } from "./use-has-password.ts";

const shape = z.object({ currentPassword: z.string().min(1), newPassword: password });
const blank = { currentPassword: "", newPassword: "" };

/** Changes the password and closes every other session. An account that only knows Google has none to change. */
export function Password() {
  const t = useTranslations();
  const cache = useQueryClient();
  const words = useAuthWords();
  const hasPassword = useHasPassword();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useShapeForm(shape, blank);

  const submit = form.handleSubmit(async ({ currentPassword, newPassword }) => {
    setProblem(null);
    try {
      await authAnswer(authClient.changePassword({ currentPassword, newPassword, revokeOtherSessions: true }));
      form.reset(blank);
      void cache.invalidateQueries({ queryKey: ["sign-in", "sessions"] });
      toast(t("settings.passwordChanged"));
    } catch (error) {
      setProblem(words(error));
    }
  });

  if (!hasPassword.data) return null;
  return (
    <Card title={t("settings.passwordTitle")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <PasswordField
            control={form.control}
            name="currentPassword"
            label={t("settings.currentPassword")}
            autoComplete="current-password"
          />
          <PasswordField
            control={form.control}
            name="newPassword"
            label={t("settings.newPassword")}
            hint={t("invitation.passwordHint", { min: PASSWORD_MIN })}
            autoComplete="new-password"
          />
        </div>
        <FormError>{problem}</FormError>
        <Button type="submit" variant="secondary" className="self-start" pending={form.formState.isSubmitting}>
          {t("settings.changePassword")}
        </Button>
      </form>
    </Card>
  );
}
