import { useRouter } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { safeReturn } from "../session/sign-in-problem.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { PasswordSignIn } from "./password-sign-in.tsx";

const ForgottenPassword = lazy(() => import("./forgotten-password.tsx"));
const SecondStep = lazy(() => import("./second-step.tsx"));

/** The way in for the agency's people: password or Google, then the second step where it is on. */
export function SignInScreen({
  next,
  problem,
  welcome,
}: {
  next?: string;
  problem?: "google" | "google-away";
  welcome?: "account" | "password";
}) {
  const t = useTranslations("signIn");
  const router = useRouter();
  const [step, setStep] = useState<"password" | "forgotten" | "second">("password");
  usePageTitle(t("pageTitle"));
  const enter = () => router.history.push(`/admin${safeReturn(next)}`);
  const startOver = () => setStep("password");

  return (
    <Suspense fallback={null}>
      {step === "password" ? (
        <PasswordSignIn
          returnTo={safeReturn(next)}
          problem={problem}
          welcome={welcome}
          onEntered={enter}
          onSecondStep={() => setStep("second")}
          onForgotten={() => setStep("forgotten")}
        />
      ) : step === "second" ? (
        <SecondStep onEntered={enter} onStartOver={startOver} />
      ) : (
        <ForgottenPassword onBack={startOver} />
      )}
    </Suspense>
  );
}
