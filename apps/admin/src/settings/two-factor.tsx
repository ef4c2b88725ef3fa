import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Badge, Button, Card, PasswordField, toast, useShapeForm } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { FormDialog } from "../forms/form-dialog.tsx";
import { useAdmin } from "../session/admin-context.ts";
import { authAnswer } from "../session/auth-answer.ts";
import { authClient } from "../session/auth-client.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { TwoFactorSetUp } from "./two-factor-set-up.tsx";
import { useAuthWords } from "./use-auth-words.ts";
import { useHasPassword } from "./use-has-password.ts";

type Step =
  | { at: "rest" }
  | { at: "password"; to: "enable" | "disable" | "codes" }
  | { at: "scan"; totpUri: string; codes: string[] }
  | { at: "codes"; codes: string[] };

/** The second step at sign-in: switched on by scanning and proving one code, switched off with the password. */
export function TwoFactor() {
  const t = useTranslations("settings");
  const admin = useAdmin();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [step, setStep] = useState<Step>({ at: "rest" });
  const rest = () => setStep({ at: "rest" });
  const refresh = () => cache.invalidateQueries(trpc.me.profile.queryFilter());

  const withPassword = async (to: "enable" | "disable" | "codes", password: string) => {
    const asked = password ? { password } : {};
    if (to === "enable") {
      const begun = await authAnswer(authClient.twoFactor.enable({ ...asked, method: "totp" }));
      if (begun.method === "totp") setStep({ at: "scan", totpUri: begun.totpURI, codes: begun.backupCodes });
    } else if (to === "disable") {
      await authAnswer(authClient.twoFactor.disable(asked));
      await refresh();
      toast(t("twoFactorDisabled"));
      rest();
    } else {
      const { backupCodes } = await authAnswer(authClient.twoFactor.generateBackupCodes(asked));
      setStep({ at: "codes", codes: backupCodes });
    }
  };

  return (
    <Card
      title={t("twoFactorTitle")}
      action={
        <Badge tone={admin.twoFactorEnabled ? "green" : "neutral"}>
          {t(admin.twoFactorEnabled ? "twoFactorOn" : "twoFactorOff")}
        </Badge>
      }
    >
      <p className="mb-4 text-sm text-ink-soft">{t("twoFactorHint")}</p>
      <div className="flex flex-wrap gap-2">
        {admin.twoFactorEnabled ? (
          <>
            <Button variant="secondary" onClick={() => setStep({ at: "password", to: "codes" })}>
              {t("recoveryNew")}
            </Button>
            <Button variant="danger" onClick={() => setStep({ at: "password", to: "disable" })}>
              {t("twoFactorDisable")}
            </Button>
          </>
        ) : (
          <Button onClick={() => setStep({ at: "password", to: "enable" })}>{t("twoFactorEnable")}</Button>
        )}
      </div>
      {step.at === "password" ? (
        <PasswordStep to={step.to} onClose={rest} onConfirm={(password) => withPassword(step.to, password)} />
      ) : null}
      {step.at === "scan" ? (
        <TwoFactorSetUp
          totpUri={step.totpUri}
          onClose={rest}
          onProved={async () => {
            await refresh();
            toast(t("twoFactorEnabled"));
            setStep({ at: "codes", codes: step.codes });
          }}
        />
      ) : null}
      {step.at === "codes" ? <RecoveryCodes codes={step.codes} onClose={rest} /> : null}
    </Card>
  );
}

function PasswordStep({
  to,
  onClose,
  onConfirm,
}: {
  to: "enable" | "disable" | "codes";
  onClose: () => void;
  onConfirm: (password: string) => Promise<void>;
}) {
  const t = useTranslations("settings");
  const words = useAuthWords();
  const hasPassword = useHasPassword();
  const needsPassword = hasPassword.data !== false;
  const [problem, setProblem] = useState<string | null>(null);
  const form = useShapeForm(needsPassword ? WITH_PASSWORD : WITHOUT_PASSWORD, { password: "" });

  const submit = form.handleSubmit(async ({ password }) => {
    setProblem(null);
    try {
      await onConfirm(password);
    } catch (error) {
      setProblem(words(error));
    }
  });

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t(to === "disable" ? "twoFactorDisableTitle" : to === "enable" ? "twoFactorTitle" : "recoveryNew")}
      description={to === "disable" ? t("twoFactorDisableBody") : undefined}
      submitLabel={t(to === "disable" ? "twoFactorDisable" : "twoFactorNext")}
      danger={to === "disable"}
      pending={form.formState.isSubmitting}
      problem={problem}
      onSubmit={submit}
    >
      {needsPassword ? (
        <PasswordField
          control={form.control}
          name="password"
          label={t("twoFactorConfirmPassword")}
          autoComplete="current-password"
        />
      ) : null}
    </FormDialog>
  );
}

const WITH_PASSWORD = z.object({ password: z.string().min(1) });
const WITHOUT_PASSWORD = z.object({ password: z.string() });
