import { Link, useNavigate } from "@tanstack/react-router";
import { PASSWORD_MIN, password } from "@vitrina/domain/people";
import { Button, buttonLook, FormError, PasswordField, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { authClient } from "../session/auth-client.ts";
import { signInProblem } from "../session/sign-in-problem.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { Door } from "./door.tsx";
import { useProblemWords } from "./use-problem-words.ts";

const shape = z.object({ password });

/** Where the e-mailed link leads: a new password, in exchange for the link's token. */
export function ResetPasswordScreen({ token }: { token: string | null }) {
  const t = useTranslations();
  const navigate = useNavigate();
  const words = useProblemWords();
  const [invalid, setInvalid] = useState(token === null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useShapeForm(shape, { password: "" });
  usePageTitle(t("resetPassword.pageTitle"));

  const submit = form.handleSubmit(async ({ password: newPassword }) => {
    setProblem(null);
    const { error } = await authClient.resetPassword({ newPassword, token: token ?? "" });
    if (!error) return navigate({ to: "/sign-in", search: { welcome: "password" }, replace: true });
    if (error.code === "INVALID_TOKEN") setInvalid(true);
    else setProblem(words(signInProblem(error, null)));
  });

  if (invalid) {
    return (
      <Door title={t("resetPassword.invalidTitle")} lead={t("resetPassword.invalidHint")}>
        <Link to="/sign-in" className={buttonLook({ variant: "secondary" })}>
          {t("invitation.goToSignIn")}
        </Link>
      </Door>
    );
  }
  return (
    <Door title={t("resetPassword.title")} lead={t("resetPassword.lead")}>
      <form noValidate onSubmit={submit} aria-label={t("resetPassword.submit")} className="flex flex-col gap-4">
        <PasswordField
          control={form.control}
          name="password"
          label={t("invitation.password")}
          hint={t("invitation.passwordHint", { min: PASSWORD_MIN })}
          autoComplete="new-password"
        />
        <FormError>{problem}</FormError>
        <Button type="submit" size="large" wide pending={form.formState.isSubmitting}>
          {t("resetPassword.submit")}
        </Button>
      </form>
    </Door>
  );
}
