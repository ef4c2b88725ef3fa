import { useState } from "react";
import { useTranslations } from "use-intl";
import { PasswordInput } from "../forms/text-inputs.tsx";

const SAID_BY_THE_FIELD: readonly string[] = ["password-needed", "password-wrong"];

/**
 * Asks for the password again when the server wants to know who is at the keyboard: after the refusal `password-needed`
 * the field appears, and `proof` goes with the next attempt.
 */
export function usePasswordAgain() {
  const [reason, setReason] = useState<string | undefined>();
  const [password, setPassword] = useState("");
  const isAsked = reason !== undefined && SAID_BY_THE_FIELD.includes(reason);
  return {
    password,
    setPassword,
    isAsked,
    isWrong: reason === "password-wrong",
    proof: isAsked && password !== "" ? { password } : {},
    /** Why the latest attempt was refused; any other reason leaves the field as it is. */
    hear: (next: string | undefined) => {
      if (next !== undefined && SAID_BY_THE_FIELD.includes(next)) setReason(next);
    },
    /** Whether the field says it already. */
    says: (refused: string | undefined) => refused !== undefined && SAID_BY_THE_FIELD.includes(refused),
  };
}

export function PasswordAgain({ again, label }: { again: ReturnType<typeof usePasswordAgain>; label: string }) {
  const t = useTranslations("refusals");
  if (!again.isAsked) return null;
  return (
    <PasswordInput
      label={label}
      hint={t("password-needed")}
      error={again.isWrong ? t("password-wrong") : undefined}
      autoComplete="current-password"
      value={again.password}
      onChange={(event) => again.setPassword(event.target.value)}
    />
  );
}
