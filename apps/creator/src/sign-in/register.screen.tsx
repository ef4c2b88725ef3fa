import { Link, useNavigate } from "@tanstack/react-router";
import { line } from "@vitrina/domain";
import { emailAddress, PASSWORD_MIN, password } from "@vitrina/domain/people";
import { Button, buttonLook } from "@vitrina/ui/controls";
import { FormError, PasswordField, TextField, useShapeForm } from "@vitrina/ui/forms";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { NoticeLink } from "../privacy/notice-link.tsx";
import { auth } from "./auth-client.ts";
import { type AuthProblem, attempt, useAuthWords } from "./auth-words.ts";
import { Door } from "./door.tsx";
import { GoogleButton } from "./google-button.tsx";
import { LetterSent } from "./letter-sent.tsx";

const newAccount = z.object({ name: line(80, 2), email: emailAddress, password });

/** A creator opens their own account. */
export function RegisterScreen() {
  const t = useTranslations();
  const words = useAuthWords();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [letterTo, setLetterTo] = useState<string | null>(null);
  const form = useShapeForm(newAccount, { name: "", email: "", password: "" });

  const submit = form.handleSubmit(async (account) => {
    setProblem(null);
    let signedIn = false;
    const failed = await attempt(async (fetchOptions) => {
      const answer = await auth.signUp.email({ ...account, callbackURL: "/creator/", fetchOptions });
      signedIn = Boolean(answer.data?.token);
      return answer;
    });
    setProblem(failed);
    if (failed) return;
    if (signedIn) await navigate({ to: "/welcome", replace: true });
    else setLetterTo(account.email);
  });

  if (letterTo) {
    return (
      <LetterSent
        title={t("register.verifyTitle")}
        text={t("register.verify", { email: letterTo })}
        back={
          <Link to="/sign-in" className={buttonLook({ variant: "secondary" })}>
            {t("forgot.back")}
          </Link>
        }
      />
    );
  }

  return (
    <Door title={t("register.title")} lead={t("register.lead")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormError>{problem ? words(problem) : null}</FormError>
        <TextField control={form.control} name="name" autoComplete="name" label={t("register.name")} />
        <TextField
          control={form.control}
          name="email"
          type="email"
          inputMode="email"
          autoCapitalize="none"
          autoComplete="email"
          label={t("signIn.email")}
        />
        <PasswordField
          control={form.control}
          name="password"
          autoComplete="new-password"
          label={t("signIn.password")}
          hint={t("register.passwordHint", { min: PASSWORD_MIN })}
        />
        <p className="text-sm text-ink-soft">
          {t("register.privacy")} <NoticeLink>{t("register.privacyNotice")}</NoticeLink>.
        </p>
        <Button type="submit" size="large" wide pending={form.formState.isSubmitting} className="mt-2">
          {t("register.submit")}
        </Button>
      </form>
      <div className="my-6 flex items-center gap-3 text-sm text-ink-soft">
        <span className="lace-rule flex-1" />
        {t("signIn.or")}
        <span className="lace-rule flex-1" />
      </div>
      <GoogleButton next="/welcome" onProblem={setProblem} />
      <p className="mt-8 text-center text-sm text-ink-soft">
        {t("register.haveAccount")}{" "}
        <Link to="/sign-in" className="rounded-sm py-2 font-semibold text-accent underline-offset-4 hover:underline">
          {t("signIn.title")}
        </Link>
      </p>
    </Door>
  );
}
