import { getRouteApi, Link } from "@tanstack/react-router";
import { PASSWORD_MIN, password } from "@vitrina/domain/people";
import { Button, buttonLook } from "@vitrina/ui/controls";
import { FormError, PasswordField, useShapeForm } from "@vitrina/ui/forms";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { auth } from "./auth-client.ts";
import { type AuthProblem, attempt, useAuthWords } from "./auth-words.ts";
import { Door } from "./door.tsx";

const route = getRouteApi("/reset-password");
const newPassword = z.object({ password, repeated: z.string() });

/** The end of the letter's link: a new password, typed twice. */
export function ResetPasswordScreen() {
  const t = useTranslations();
  const words = useAuthWords();
  const { token, error } = route.useSearch();
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [done, setDone] = useState(false);
  const form = useShapeForm(newPassword, { password: "", repeated: "" });

  const submit = form.handleSubmit(async (typed) => {
    if (typed.password !== typed.repeated) {
      form.setError("repeated", { message: t("validation.passwordMismatch") }, { shouldFocus: true });
      return;
    }
    setProblem(null);
    const failed = await attempt((fetchOptions) =>
      auth.resetPassword({ newPassword: typed.password, ...(token ? { token } : {}), fetchOptions }),
    );
    setProblem(failed);
    setDone(!failed);
  });

  if (done || error || !token) {
    return (
      <Door title={t("reset.title")}>
        <p role="status" className="mb-6 text-ink-soft">
          {done ? t("reset.done") : t("reset.badLink")}
        </p>
        <Link to={done ? "/sign-in" : "/forgot-password"} className={buttonLook({ size: "large", wide: true })}>
          {done ? t("signIn.title") : t("reset.askAgain")}
        </Link>
      </Door>
    );
  }

  return (
    <Door title={t("reset.title")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormError>{problem ? words(problem) : null}</FormError>
        <PasswordField
          control={form.control}
          name="password"
          autoComplete="new-password"
          label={t("reset.password")}
          hint={t("register.passwordHint", { min: PASSWORD_MIN })}
        />
        <PasswordField control={form.control} name="repeated" autoComplete="new-password" label={t("reset.repeat")} />
        <Button type="submit" size="large" wide pending={form.formState.isSubmitting}>
          {t("reset.submit")}
        </Button>
      </form>
    </Door>
  );
}
