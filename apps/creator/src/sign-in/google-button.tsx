import { Button } from "@vitrina/ui/controls";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type AuthProblem, attempt } from "./auth-words.ts";
import { GoogleMark } from "./google-mark.tsx";

/** Goes to Google and comes back signed in; somebody new becomes a creator on the way. `next` is a path of this app. */
export function GoogleButton({ next, onProblem }: { next: string; onProblem: (problem: AuthProblem | null) => void }) {
  const t = useTranslations("signIn");
  const [leaving, setLeaving] = useState(false);

  const go = async () => {
    setLeaving(true);
    onProblem(null);
    const problem = await attempt(async (fetchOptions) => {
      const { auth } = await import("./auth-client.ts");
      return auth.signIn.social({
        provider: "google",
        requestSignUp: true,
        callbackURL: `/creator${next}`,
        errorCallbackURL: "/creator/sign-in",
        fetchOptions,
      });
    });
    if (!problem) return;
    setLeaving(false);
    onProblem(problem);
  };

  return (
    <Button variant="secondary" size="large" wide icon={<GoogleMark />} pending={leaving} onClick={go}>
      {t("google")}
    </Button>
  );
}
