import { Button } from "@vitrina/ui/controls";
import { FormError, PasswordInput, TextInput } from "@vitrina/ui/forms";
import { type SubmitEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { signInProblem } from "../session/sign-in-problem.ts";
import { Door } from "./door.tsx";
import { useProblemWords } from "./use-problem-words.ts";

/** Comes with the first try, not with the first load. */
const loadAuth = async () => (await import("../session/auth-client.ts")).authClient;

type Doing = "password" | "google";

export function PasswordSignIn({
  returnTo,
  problem: arrivedWith,
  welcome,
  onEntered,
  onSecondStep,
  onForgotten,
}: {
  returnTo: string;
  problem: "google" | "google-away" | undefined;
  welcome: "account" | "password" | undefined;
  onEntered: () => void;
  onSecondStep: () => void;
  onForgotten: () => void;
}) {
  const t = useTranslations();
  const words = useProblemWords();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState({ email: "", password: "" });
  const [checked, setChecked] = useState(false);
  const [problem, setProblem] = useState<string | null>(
    arrivedWith ? t(arrivedWith === "google" ? "signIn.googleFailed" : "signIn.googleAway") : null,
  );
  const [doing, setDoing] = useState<Doing | null>(null);
  const missing = (field: "email" | "password") =>
    checked && typed[field].trim() === "" ? t("validation.required") : undefined;

  const attempt = async (what: Doing, step: () => Promise<string | null>) => {
    setProblem(null);
    setDoing(what);
    try {
      const refused = await step();
      setProblem(refused);
      if (refused) setDoing(null);
    } catch {
      setProblem(t("errors.offline"));
      setDoing(null);
    }
  };

  const withPassword = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    const empty = (["email", "password"] as const).find((field) => typed[field].trim() === "");
    if (empty) {
      form.current?.querySelector<HTMLInputElement>(`[name=${empty}]`)?.focus();
      return;
    }
    if (doing) return;
    void attempt("password", async () => {
      const auth = await loadAuth();
      let retryAfter: string | null = null;
      const onError = ({ response }: { response: Response }) => {
        retryAfter = response.headers.get("retry-after");
      };
      const { data, error } = await auth.signIn.email(
        { email: typed.email.trim(), password: typed.password },
        { onError },
      );
      if (error) return words(signInProblem(error, retryAfter));
      if (data && "twoFactorRedirect" in data && data.twoFactorRedirect) onSecondStep();
      else onEntered();
      return null;
    });
  };

  const withGoogle = () =>
    attempt("google", async () => {
      const auth = await loadAuth();
      const { error } = await auth.signIn.social({
        provider: "google",
        callbackURL: `/admin${returnTo}`,
        errorCallbackURL: "/admin/sign-in?problem=google",
      });
      return error ? words(signInProblem(error, null)) : null;
    });

  return (
    <Door title={t("signIn.title")} lead={t("signIn.lead")}>
      {welcome ? (
        <p role="status" className="rounded-md bg-green-soft px-3.5 py-3 text-sm text-green">
          {t(welcome === "account" ? "invitation.accepted" : "signIn.passwordChanged")}
        </p>
      ) : null}
      <form
        ref={form}
        noValidate
        onSubmit={withPassword}
        aria-label={t("signIn.title")}
        className="flex flex-col gap-4"
      >
        <TextInput
          name="email"
          type="email"
          label={t("signIn.email")}
          autoComplete="username"
          autoCapitalize="none"
          value={typed.email}
          onChange={(event) => setTyped({ ...typed, email: event.target.value })}
          error={missing("email")}
        />
        <PasswordInput
          name="password"
          label={t("signIn.password")}
          autoComplete="current-password"
          value={typed.password}
          onChange={(event) => setTyped({ ...typed, password: event.target.value })}
          error={missing("password")}
        />
        <FormError>{problem}</FormError>
        <Button type="submit" size="large" wide pending={doing === "password"}>
          {t("signIn.submit")}
        </Button>
        <Button variant="quiet" size="small" onClick={onForgotten} className="self-center">
          {t("signIn.forgot")}
        </Button>
      </form>
      <div className="flex items-center gap-3 text-xs text-ink-soft">
        <span className="lace-rule flex-1" />
        {t("signIn.or")}
        <span className="lace-rule flex-1" />
      </div>
      <Button variant="secondary" size="large" wide pending={doing === "google"} onClick={() => void withGoogle()}>
        {t("signIn.google")}
      </Button>
      <p className="text-center text-xs text-ink-soft">{t("signIn.inviteOnly")}</p>
    </Door>
  );
}
