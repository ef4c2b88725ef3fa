import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import type { AttemptStore } from "./attempts.store.ts";
import { countAttempt } from "./count-attempt.ts";

type Needs = { attempts: AttemptStore; now: () => Date };

const SECOND_FACTOR_PASSED = new Set(["/two-factor/verify-totp", "/two-factor/verify-backup-code"]);

/** An address as attempts are counted under it. */
export const accountOf = (email: string) => email.trim().toLowerCase().slice(0, 254);

/**
 * What stands before and behind better-auth's own endpoints: the lock on an account that is being guessed, and the second
 * factor as an admins' affair. A password alone does not wipe the count of an account with a second factor, or whoever
 * knows the password could try codes without end.
 */
export function guard({ attempts, now }: Needs) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      if (ctx.path === "/sign-in/email" && typeof ctx.body?.email === "string") {
        const lockedForMs = await countAttempt({ attempts, now }, accountOf(ctx.body.email));
        if (lockedForMs > 0) throw accountLocked(lockedForMs);
      }
      if (ctx.path === "/two-factor/enable") {
        const session = await getSessionFromCtx(ctx);
        if (session && session.user.kind !== "admin") {
          throw new APIError("FORBIDDEN", {
            code: "ADMINS_ONLY",
            message: "A second factor is for the agency's people.",
          });
        }
      }
    }),
    after: createAuthMiddleware(async (ctx) => {
      const entered = ctx.context.newSession?.user;
      if (!entered) return;
      const { email, twoFactorEnabled } = entered as typeof entered & { twoFactorEnabled?: boolean | null };
      if (SECOND_FACTOR_PASSED.has(ctx.path) || (ctx.path === "/sign-in/email" && !twoFactorEnabled)) {
        await attempts.forget(accountOf(email));
      }
    }),
  };
}

function accountLocked(lockedForMs: number) {
  const seconds = Math.ceil(lockedForMs / 1_000);
  return new APIError(
    "TOO_MANY_REQUESTS",
    { code: "ACCOUNT_LOCKED", message: "Too many failed sign-ins. Try again later.", retryAfter: seconds },
    { "Retry-After": String(seconds) },
  );
}
