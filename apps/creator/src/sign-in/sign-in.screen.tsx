import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button } from "@vitrina/ui/controls";
import { FormError, PasswordInput, TextInput } from "@vitrina/ui/forms";
import Mail from "lucide-react/icons/mail";
import { type ChangeEvent, type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type AuthProblem, attempt, useAuthWords, useRedirectWords } from "./auth-words.ts";
import { type CredentialProblems, type Credentials, credentialProblems } from "./credentials.ts";
import { Door } from "./door.tsx";
import { GoogleButton } from "./google-button.tsx";
import { LetterSent } from "./letter-sent.tsx";
import { safeNext } from "./safe-next.ts";

const route = getRouteApi("/sign-in");

type Doing = "password" | "link";

/** Password, Google, or a link by e-mail. */
export function SignInScreen() {
  const t = useTranslations("signIn");
  const redirectWords = useRedirectWords();
  const validation = useTranslations("validation");
  const words = useAuthWords();
  const navigate = useNavigate();
  const search = route.useSearch();
  const next = safeNext(search.next);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [linkSentTo, setLinkSentTo] = useState<string | null>(null);
  const [typed, setTyped] = useState<Credentials>({ email: "", password: "" });
  const [wrong, setWrong] = useState<CredentialProblems>({});
  const form = useRef<HTMLFormElement>(null);

  const write = (field: keyof Credentials) => (event: ChangeEvent<HTMLInputElement>) => {
    setTyped({ ...typed, [field]: event.target.value });
    setWrong({ ...wrong, [field]: undefined });
  };

  const looksRight = (needed: readonly (keyof Credentials)[]) => {
    const problems = credentialProblems(typed, needed);
    setWrong(problems);
    const first = needed.find((field) => problems[field]);
    if (first) form.current?.querySelector<HTMLInputElement>(`input[name=${first}]`)?.focus();
    return first === undefined;
  };

  const attemptTo = async (what: Doing, step: Parameters<typeof attempt>[0], after: () => void) => {
    setDoing(what);
    setProblem(null);
    const failed = await attempt(step);
    setProblem(failed);
    if (failed) setDoing(null);
    else after();
  };

  const withPassword = async (event: FormEvent) => {
    event.preventDefault();
    if (doing || !looksRight(["email", "password"])) return;
    await attemptTo(
      "password",
      async (fetchOptions) => {
        const { auth } = await import("./auth-client.ts");
        const { email, password } = typed;
        const { data, error } = await auth.signIn.email({ email: email.trim(), password, fetchOptions });
        // Only people of the agency have a second factor, and this app has no room for it.
        return { error: data && "twoFactorRedirect" in data ? { status: 403, code: "TWO_FACTOR_NEEDED" } : error };
      },
      () => void navigate({ href: next, replace: true }),
    );
  };

  const withLink = async () => {
    if (!looksRight(["email"])) return;
    const email = typed.email.trim();
    await attemptTo(
      "link",
      async (fetchOptions) => {
        const { auth } = await import("./auth-client.ts");
        return auth.signIn.magicLink({
          email,
          callbackURL: `/creator${next}`,
          errorCallbackURL: "/creator/sign-in",
          fetchOptions,
        });
      },
      () => {
        setDoing(null);
        setLinkSentTo(email);
      },
    );
  };

  if (linkSentTo) {
    return (
      <LetterSent
        title={t("linkSentTitle")}
        text={t("linkSent", { email: linkSentTo })}
        back={
          <Button variant="secondary" onClick={() => setLinkSentTo(null)}>
            {t("linkAgain")}
          </Button>
        }
      />
    );
  }

  const failure = problem ? words(problem) : search.error ? redirectWords(search.error) : null;

  return (
    <Door title={t("title")}>
      <form ref={form} noValidate onSubmit={withPassword} className="flex flex-col gap-4">
        <FormError>{failure}</FormError>
        <TextInput
          name="email"
          type="email"
          inputMode="email"
          autoCapitalize="none"
          autoComplete="username"
          label={t("email")}
          value={typed.email}
          onChange={write("email")}
          error={wrong.email && validation(wrong.email)}
        />
        <PasswordInput
          name="password"
          autoComplete="current-password"
          label={t("password")}
          value={typed.password}
          onChange={write("password")}
          error={wrong.password && validation(wrong.password)}
        />
        <Link
          to="/forgot-password"
          className="-mt-1 self-end rounded-sm py-1 text-sm text-accent underline-offset-4 hover:underline"
        >
          {t("forgot")}
        </Link>
        <Button
          type="submit"
          size="large"
          wide
          pending={doing === "password"}
          disabled={doing !== null && doing !== "password"}
        >
          {t("submit")}
        </Button>
      </form>

      <div className="my-6 flex items-center gap-3 text-sm text-ink-soft">
        <span className="lace-rule flex-1" />
        {t("or")}
        <span className="lace-rule flex-1" />
      </div>

      <div className="flex flex-col gap-2.5">
        <GoogleButton next={next} onProblem={setProblem} />
        <Button
          variant="secondary"
          size="large"
          wide
          icon={<Mail className="size-4.5" aria-hidden />}
          pending={doing === "link"}
          disabled={doing !== null && doing !== "link"}
          onClick={withLink}
          aria-describedby="link-hint"
        >
          {t("link")}
        </Button>
        <p id="link-hint" className="text-center text-xs text-ink-soft">
          {t("linkHint")}
        </p>
      </div>

      <p className="mt-8 text-center text-sm text-ink-soft">
        {t("noAccount")}{" "}
        <Link to="/register" className="rounded-sm py-2 font-semibold text-accent underline-offset-4 hover:underline">
          {t("register")}
        </Link>
      </p>
    </Door>
  );
}
