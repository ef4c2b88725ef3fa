import { Button, FormError, TextField, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { authClient } from "../session/auth-client.ts";
import { signInProblem } from "../session/sign-in-problem.ts";
import { Door } from "./door.tsx";
import { textShape } from "./text-shape.ts";
import { useProblemWords } from "./use-problem-words.ts";

const address = textShape("email");

/** Asks for an e-mailed link. The answer is the same whether the address has an account or not. */
export default function ForgottenPassword({ onBack }: { onBack: () => void }) {
  const t = useTranslations("signIn");
  const words = useProblemWords();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useShapeForm(address, { email: "" });

  const submit = form.handleSubmit(async ({ email }) => {
    setProblem(null);
    const { error } = await authClient.requestPasswordReset({
      email: email.trim(),
      redirectTo: "/admin/reset-password",
    });
    if (error) setProblem(words(signInProblem(error, null)));
    else setSentTo(email.trim());
  });

  const back = (
    <Button variant="quiet" onClick={onBack}>
      {t("backToSignIn")}
    </Button>
  );
  if (sentTo) {
    return (
      <Door title={t("forgotSentTitle")}>
        <p role="status" className="text-sm">
          {t("forgotSent", { email: sentTo })}
        </p>
        {back}
      </Door>
    );
  }
  return (
    <Door title={t("forgotTitle")} lead={t("forgotLead")}>
      <form noValidate onSubmit={submit} aria-label={t("forgotTitle")} className="flex flex-col gap-4">
        <TextField
          control={form.control}
          name="email"
          type="email"
          label={t("email")}
          autoComplete="username"
          autoCapitalize="none"
        />
        <FormError>{problem}</FormError>
        <Button type="submit" size="large" wide pending={form.formState.isSubmitting}>
          {t("forgotSubmit")}
        </Button>
      </form>
      {back}
    </Door>
  );
}
