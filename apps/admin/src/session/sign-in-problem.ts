/** What the sign-in service answered when it said no. */
export type AuthError = { status: number; code?: string | undefined };

export type SignInProblem =
  | { key: "wrongCredentials" | "tooMany" | "failed" | "twoFactorWrong" | "blocked" }
  | { key: "locked"; minutes: number };

const CODE_PROBLEMS: Readonly<Record<string, "wrongCredentials" | "twoFactorWrong">> = {
  INVALID_EMAIL_OR_PASSWORD: "wrongCredentials",
  INVALID_PASSWORD: "wrongCredentials",
  INVALID_EMAIL: "wrongCredentials",
  INVALID_CODE: "twoFactorWrong",
  INVALID_BACKUP_CODE: "twoFactorWrong",
  OTP_HAS_EXPIRED: "twoFactorWrong",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "twoFactorWrong",
};

/** The sentence to show for a refused sign-in. `retryAfter` is that header, in seconds. */
export function signInProblem(error: AuthError, retryAfter: string | null): SignInProblem {
  if (error.code === "ACCOUNT_LOCKED") {
    const seconds = Number(retryAfter);
    return seconds > 0 ? { key: "locked", minutes: Math.ceil(seconds / 60) } : { key: "tooMany" };
  }
  if (error.code === "ACCOUNT_BLOCKED") return { key: "blocked" };
  if (error.status === 429) return { key: "tooMany" };
  const known = error.code ? CODE_PROBLEMS[error.code] : undefined;
  if (known) return { key: known };
  return { key: error.status === 401 || error.status === 403 ? "wrongCredentials" : "failed" };
}

/** Where to go after signing in: only ever a place inside this app, whatever the address says. */
export function safeReturn(next: string | undefined): string {
  return next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\") ? next : "/";
}
