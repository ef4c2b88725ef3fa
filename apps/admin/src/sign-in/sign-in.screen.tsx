import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { safeReturn } from "../session/sign-in-problem.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { ForgottenPassword } from "./forgotten-password.tsx";
import { PasswordSignIn } from "./password-sign-in.tsx";
import { SecondStep } from "./second-step.tsx";

type Step = "password" | "forgotten" | "second";

/** The way in for the agency's people: password or Google, then the second step where it is on. */
export function SignInScreen({
  next,
  problem,
  welcome,
}: {
  next?: string;
  problem?: "google";
  welcome?: "account" | "password";
}) {
  const t = useTranslations("signIn");
  const router = useRouter();
  const [step, setStep] = useState<Step>("password");
  usePageTitle(t("pageTitle"));
  const enter = () => router.history.push(`/admin${safeReturn(next)}`);

  if (step === "forgotten") return <ForgottenPassword onBack={() => setStep("password")} />;
  if (step === "second") return <SecondStep onEntered={enter} onStartOver={() => setStep("password")} />;
  return (
    <PasswordSignIn
      returnTo={safeReturn(next)}
      problem={problem}
      welcome={welcome}
      onEntered={enter}
      onSecondStep={() => setStep("second")}
      onForgotten={() => setStep("forgotten")}
    />
  );
}
