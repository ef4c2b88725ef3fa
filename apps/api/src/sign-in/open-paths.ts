/** What of better-auth is reachable from outside. Everything else it brings answers 404. */
const OPEN: Readonly<Record<"GET" | "POST", ReadonlySet<string>>> = {
  GET: new Set([
    "/get-session",
    "/list-sessions",
    "/list-accounts",
    "/callback/google",
    "/magic-link/verify",
    "/verify-email",
    "/ok",
  ]),
  POST: new Set([
    "/sign-up/email",
    "/sign-in/email",
    "/sign-in/social",
    "/sign-in/magic-link",
    "/sign-out",
    "/request-password-reset",
    "/reset-password",
    "/change-password",
    "/send-verification-email",
    "/revoke-session",
    "/revoke-sessions",
    "/revoke-other-sessions",
    "/two-factor/enable",
    "/two-factor/disable",
    "/two-factor/verify-totp",
    "/two-factor/verify-backup-code",
    "/two-factor/generate-backup-codes",
    "/two-factor/get-totp-uri",
  ]),
};

const RESET_LINK = /^\/reset-password\/[\w-]{8,100}$/;

/** @param path - below `/api/auth`, without the query */
export function isOpenPath(method: string, path: string): boolean {
  if (method !== "GET" && method !== "POST") return false;
  return OPEN[method].has(path) || (method === "GET" && RESET_LINK.test(path));
}

/** Questions whose answer could tell by its haste whether somebody has an account. */
export const TELLTALE_PATHS: ReadonlySet<string> = new Set([
  "/sign-in/email",
  "/sign-in/magic-link",
  "/request-password-reset",
  "/send-verification-email",
]);

/** Questions that make us send a mail. */
export const MAILING_PATHS: ReadonlySet<string> = new Set([
  "/sign-in/magic-link",
  "/request-password-reset",
  "/send-verification-email",
]);
