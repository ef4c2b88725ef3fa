import { Button, CheckboxField, FormError, TextField, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { authClient } from "../session/auth-client.ts";
import { signInProblem } from "../session/sign-in-problem.ts";
import { Door } from "./door.tsx";
import { textShape } from "./text-shape.ts";
import { useProblemWords } from "./use-problem-words.ts";

const codeShape = textShape("code");

/** The second step: a code of the authenticator, or one of the recovery codes when the phone is lost. */
export default function SecondStep({ onEntered, onStartOver }: { onEntered: () => void; onStartOver: () => void }) {
  const t = useTranslations("signIn");
  const words = useProblemWords();
  const [recovering, setRecovering] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useShapeForm(codeShape, { code: "", trustDevice: false });

  const submit = form.handleSubmit(async () => {
    setProblem(null);
    const { code, trustDevice } = form.getValues();
    const { error } = recovering
      ? await authClient.twoFactor.verifyBackupCode({ code: code.trim() })
      : await authClient.twoFactor.verifyTotp({ code: code.replace(/\D/g, ""), trustDevice });
    if (error) setProblem(words(signInProblem(error, null)));
    else onEntered();
  });

  const switchWay = () => {
    setRecovering(!recovering);
    setProblem(null);
    form.reset();
  };

  return (
    <Door title={t("twoFactorTitle")} lead={t(recovering ? "recoveryLead" : "twoFactorLead")}>
      <form noValidate onSubmit={submit} aria-label={t("twoFactorTitle")} className="flex flex-col gap-4">
        <TextField
          key={recovering ? "recovery" : "totp"}
          control={form.control}
          name="code"
          label={t(recovering ? "recoveryCode" : "twoFactorCode")}
          autoComplete="one-time-code"
          inputMode={recovering ? "text" : "numeric"}
          maxLength={recovering ? 40 : 8}
        />
        {recovering ? null : <CheckboxField control={form.control} name="trustDevice" label={t("twoFactorTrust")} />}
        <FormError>{problem}</FormError>
        <Button type="submit" size="large" wide pending={form.formState.isSubmitting}>
          {t("twoFactorSubmit")}
        </Button>
      </form>
      <div className="flex flex-col items-center gap-1">
        <Button variant="quiet" size="small" onClick={switchWay}>
          {t(recovering ? "useApp" : "useRecovery")}
        </Button>
        <Button variant="quiet" size="small" onClick={onStartOver}>
          {t("startOver")}
        </Button>
      </div>
    </Door>
  );
}
