import { useCallback } from "react";
import { useTranslations } from "use-intl";

/** Why the sign-in said no: `offline` when it could not be reached at all. */
export type AuthProblem = { status: number; code?: string | undefined; retryAfterSeconds: number | null } | "offline";

type Told = { error: { status: number; code?: string | undefined } | null };
type Listening = { onError: (context: { response: Response }) => void };

/** Runs one step of signing in and gives its problem, or null when it went well. Never throws. */
export async function attempt(step: (listen: Listening) => Promise<Told>): Promise<AuthProblem | null> {
  let retryAfterSeconds: number | null = null;
  const listen: Listening = {
    onError: ({ response }) => {
      const seconds = Number(response.headers.get("retry-after") ?? response.headers.get("x-retry-after"));
      if (Number.isFinite(seconds) && seconds > 0) retryAfterSeconds = seconds;
    },
  };
  try {
    const { error } = await step(listen);
    return error ? { status: error.status, code: error.code, retryAfterSeconds } : null;
  } catch {
    return "offline";
  }
}

/** One sentence for a problem, in the person's language. */
export function useAuthWords(): (problem: AuthProblem) => string {
  const t = useTranslations();
  return useCallback(
    (problem: AuthProblem) => {
      if (problem === "offline") return t("errors.offline");
      switch (problem.code) {
        case "INVALID_EMAIL_OR_PASSWORD":
        case "INVALID_PASSWORD":
        case "INVALID_EMAIL":
          return t("authErrors.wrongCredentials");
        case "USER_ALREADY_EXISTS":
        case "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL":
          return t("authErrors.emailTaken");
        case "PASSWORD_TOO_SHORT":
          return t("authErrors.passwordTooShort");
        case "PASSWORD_TOO_LONG":
          return t("authErrors.passwordTooLong");
        case "PASSWORD_COMPROMISED":
          return t("authErrors.passwordCommon");
        case "ACCOUNT_BLOCKED":
          return t("authErrors.blocked");
        case "TWO_FACTOR_NEEDED":
          return t("authErrors.twoFactor");
        case "EMAIL_NOT_VERIFIED":
          return t("authErrors.unverified");
        case "INVALID_TOKEN":
        case "TOKEN_EXPIRED":
          return t("authErrors.badToken");
        case "ACCOUNT_LOCKED":
          return problem.retryAfterSeconds === null
            ? t("authErrors.lockedSoon")
            : t("authErrors.locked", { minutes: Math.ceil(problem.retryAfterSeconds / 60) });
      }
      if (problem.status === 429) return t("authErrors.tooMany");
      if (problem.status === 503) return t("refusals.busy");
      return t("errors.unexpected");
    },
    [t],
  );
}

/** One sentence for the code with which a link or Google sent somebody back to the door. */
export function useRedirectWords(): (code: string) => string {
  const t = useTranslations("authErrors");
  return useCallback(
    (code: string) => {
      switch (code.toLowerCase()) {
        case "invalid_token":
        case "expired_token":
        case "token_expired":
        case "attempts_exceeded":
          return t("badToken");
        case "account_not_linked":
          return t("googleNotLinked");
        case "account_blocked":
          return t("blocked");
        case "google_unreachable":
          return t("googleAway");
        default:
          return t("google");
      }
    },
    [t],
  );
}
