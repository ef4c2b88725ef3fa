import { useFailureWords } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { AuthRefused } from "../session/auth-answer.ts";

/** One sentence for a no of the sign-in service inside the settings. */
export function useAuthWords(): (error: unknown) => string {
  const t = useTranslations("settings");
  const words = useFailureWords();
  return (error) => {
    if (!(error instanceof AuthRefused)) return words({ kind: "offline" }).text;
    if (error.code === "INVALID_PASSWORD") return t("wrongPassword");
    if (error.code === "INVALID_CODE" || error.code === "INVALID_TWO_FACTOR_COOKIE") return t("twoFactorWrong");
    if (error.status === 429) return words({ kind: "refusal", reason: "too-many-requests" }).text;
    if (error.status === 401) return words({ kind: "refusal", reason: "sign-in-needed" }).text;
    return words({ kind: "fault", requestId: null }).text;
  };
}
