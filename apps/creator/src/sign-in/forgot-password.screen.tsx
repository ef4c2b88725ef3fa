import { Link } from "@tanstack/react-router";
import { emailAddress } from "@vitrina/domain/people";
import { Button, buttonLook } from "@vitrina/ui/controls";
import { FormError, TextField, useShapeForm } from "@vitrina/ui/forms";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { auth } from "./auth-client.ts";
import { type AuthProblem, attempt, useAuthWords } from "./auth-words.ts";
import { Door } from "./door.tsx";
import { LetterSent } from "./letter-sent.tsx";

const lostPassword = z.object({ email: emailAddress });

/** Asks for a letter with a link. The answer is the same whether the account exists or not. */
export function ForgotPasswordScreen() {
  const t = useTranslations();
  const words = useAuthWords();
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useShapeForm(lostPassword, { email: "" });

  const submit = form.handleSubmit(async ({ email }) => {
    setProblem(null);
    const failed = await attempt((fetchOptions) =>
      auth.requestPasswordReset({ email, redirectTo: "/creator/reset-password", fetchOptions }),
    );
    setProblem(failed);
    if (!failed) setSentTo(email);
  });

  const back = (
    <Link to="/sign-in" className={buttonLook({ variant: sentTo ? "secondary" : "quiet" })}>
      {t("forgot.back")}
    </Link>
  );

  if (sentTo)
    return <LetterSent title={t("forgot.sentTitle")} text={t("forgot.sent", { email: sentTo })} back={back} />;

  return (
    <Door title={t("forgot.title")} lead={t("forgot.lead")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormError>{problem ? words(problem) : null}</FormError>
        <TextField
          control={form.control}
          name="email"
          type="email"
          inputMode="email"
          autoCapitalize="none"
          autoComplete="username"
          label={t("signIn.email")}
        />
        <Button type="submit" size="large" wide pending={form.formState.isSubmitting}>
          {t("forgot.submit")}
        </Button>
        {back}
      </form>
    </Door>
  );
}
