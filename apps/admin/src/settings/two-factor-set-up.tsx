import { CopyField, Skeleton, TextField, useShapeForm } from "@vitrina/ui";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { FormDialog } from "../forms/form-dialog.tsx";
import { authAnswer } from "../session/auth-answer.ts";
import { authClient } from "../session/auth-client.ts";
import { useAuthWords } from "./use-auth-words.ts";

const QrCode = lazy(() => import("./qr-code.tsx"));
const shape = z.object({ code: z.string().trim().min(1) });

/** Shows the secret once, as a picture and as text, and asks for one code as proof that it arrived. */
export function TwoFactorSetUp({
  totpUri,
  onClose,
  onProved,
}: {
  totpUri: string;
  onClose: () => void;
  onProved: () => Promise<void>;
}) {
  const t = useTranslations("settings");
  const words = useAuthWords();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useShapeForm(shape, { code: "" });

  const submit = form.handleSubmit(async ({ code }) => {
    setProblem(null);
    try {
      await authAnswer(authClient.twoFactor.verifyTotp({ code: code.replace(/\D/g, "") }));
      await onProved();
    } catch (error) {
      setProblem(words(error));
    }
  });

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("twoFactorTitle")}
      description={t("twoFactorScan")}
      submitLabel={t("twoFactorVerify")}
      pending={form.formState.isSubmitting}
      problem={problem}
      onSubmit={submit}
    >
      <div className="mx-auto size-52 rounded-md border border-line bg-white p-3">
        <Suspense fallback={<Skeleton className="size-full" />}>
          <QrCode text={totpUri} label={t("twoFactorQr")} />
        </Suspense>
      </div>
      <CopyField label={t("twoFactorManual")} text={new URL(totpUri).searchParams.get("secret") ?? ""} />
      <TextField
        control={form.control}
        name="code"
        label={t("twoFactorCode")}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={8}
      />
    </FormDialog>
  );
}
