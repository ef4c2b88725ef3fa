import { Button, FormError, PasswordField, TextField, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { authClient } from "../session/auth-client.ts";
import { signInProblem } from "../session/sign-in-problem.ts";
import { Door } from "./door.tsx";
import { textShape } from "./text-shape.ts";
import { useProblemWords } from "./use-problem-words.ts";

const credentials = textShape("email", "password");

export function PasswordSignIn({
  returnTo,
  problem: arrivedWith,
  welcome,
  onEntered,
  onSecondStep,
  onForgotten,
}: {
  returnTo: string;
  problem: "google" | undefined;
  welcome: "account" | "password" | undefined;
  onEntered: () => void;
  onSecondStep: () => void;
  onForgotten: () => void;
}) {
  const t = useTranslations();
  const words = useProblemWords();
  const [problem, setProblem] = useState<string | null>(arrivedWith ? t("signIn.googleFailed") : null);
  const [leaving, setLeaving] = useState(false);
  const form = useShapeForm(credentials, { email: "", password: "" });

  const submit = form.handleSubmit(async ({ email, password }) => {
    setProblem(null);
    let retryAfter: string | null = null;
    const { data, error } = await authClient.signIn.email(
      { email: email.trim(), password },
      {
        onError: ({ response }) => {
          retryAfter = response.headers.get("retry-after");
        },
      },
    );
    if (error) return setProblem(words(signInProblem(error, retryAfter)));
    if (data && "twoFactorRedirect" in data && data.twoFactorRedirect) return onSecondStep();
    onEntered();
  });

  const withGoogle = async () => {
    setProblem(null);
    setLeaving(true);
    const { error } = await authClient.signIn.social({
      provider: "google",
      callbackURL: `/admin${returnTo}`,
      errorCallbackURL: "/admin/sign-in?problem=google",
    });
    if (!error) return;
    setLeaving(false);
    setProblem(words(signInProblem(error, null)));
  };

  return (
    <Door title={t("signIn.title")} lead={t("signIn.lead")}>
      {welcome ? (
        <p role="status" className="rounded-md bg-green-soft px-3.5 py-3 text-sm text-green">
          {t(welcome === "account" ? "invitation.accepted" : "signIn.passwordChanged")}
        </p>
      ) : null}
      <form noValidate onSubmit={submit} aria-label={t("signIn.title")} className="flex flex-col gap-4">
        <TextField
          control={form.control}
          name="email"
          type="email"
          label={t("signIn.email")}
          autoComplete="username"
          autoCapitalize="none"
        />
        <PasswordField
          control={form.control}
          name="password"
          label={t("signIn.password")}
          autoComplete="current-password"
        />
        <FormError>{problem}</FormError>
        <Button type="submit" size="large" wide pending={form.formState.isSubmitting}>
          {t("signIn.submit")}
        </Button>
        <Button variant="quiet" size="small" onClick={onForgotten} className="self-center">
          {t("signIn.forgot")}
        </Button>
      </form>
      <div className="flex items-center gap-3 text-xs text-ink-soft">
        <span className="h-px flex-1 bg-line" />
        {t("signIn.or")}
        <span className="h-px flex-1 bg-line" />
      </div>
      <Button variant="secondary" size="large" wide pending={leaving} onClick={() => void withGoogle()}>
        {t("signIn.google")}
      </Button>
      <p className="text-center text-xs text-ink-soft">{t("signIn.inviteOnly")}</p>
    </Door>
  );
}
