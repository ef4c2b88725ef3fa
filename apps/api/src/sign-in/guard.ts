import { PASSWORD_MIN } from "@vitrina/domain/people";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import type { AttemptStore } from "./attempts.store.ts";
import { isCommonPassword } from "./common-passwords.ts";
import { countAttempt } from "./count-attempt.ts";
import { browserName, type KnownBrowsers } from "./known-browsers.ts";

type Needs = {
  attempts: AttemptStore;
  now: () => Date;
  browsers: KnownBrowsers;
  announce: (kind: string, owner: AccountOwner, facts?: { agent: string }) => Promise<void>;
};

export type AccountOwner = { id: string; email: string; name: string; kind?: unknown };

const SECOND_FACTOR_PASSED = new Set(["/two-factor/verify-totp", "/two-factor/verify-backup-code"]);

const TOLD_OF: Readonly<Record<string, string>> = {
  "/change-password": "security.password-changed",
  "/two-factor/disable": "security.second-factor-off",
};

/** Where somebody chooses a password, and under which name it comes. */
const NEW_PASSWORD: Readonly<Record<string, string>> = {
  "/sign-up/email": "password",
  "/reset-password": "newPassword",
  "/change-password": "newPassword",
};

/** An address as attempts are counted under it. */
export const accountOf = (email: string) => email.trim().toLowerCase().slice(0, 254);

/**
 * What stands before and behind better-auth's own endpoints: the lock on an account that is being guessed, and the second
 * factor as an admins' affair. A password alone does not wipe the count of an account with a second factor, or whoever
 * knows the password could try codes without end.
 */
export function guard({ attempts, now, browsers, announce }: Needs) {
  /** Tells the owner of an account what was done to it, so that they hear of it when it was not them. */
  const tellOwner = async (ctx: Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]) => {
    const entered = ctx.context.newSession?.user as AccountOwner | undefined;
    const agent = ctx.headers?.get("user-agent") ?? "";
    if (entered && (await browsers.meet(entered.id, agent)) === "new" && ctx.path !== "/change-password") {
      await announce("security.new-sign-in", entered, { agent: browserName(agent) });
    }
    const failed = ctx.context.returned instanceof Error;
    const kind = failed ? undefined : TOLD_OF[ctx.path];
    const owner = (ctx.context.session?.user ?? entered) as AccountOwner | undefined;
    if (kind && owner) await announce(kind, owner);
  };

  return {
    before: createAuthMiddleware(async (ctx) => {
      if (ctx.path === "/sign-in/email" && typeof ctx.body?.email === "string") {
        const lockedForMs = await countAttempt({ attempts, now }, accountOf(ctx.body.email));
        if (lockedForMs > 0) throw accountLocked(lockedForMs);
      }
      const chosen: unknown = ctx.body?.[NEW_PASSWORD[ctx.path] ?? ""];
      // One that is too short is told so first, by better-auth itself.
      if (typeof chosen === "string" && chosen.length >= PASSWORD_MIN && (await isCommonPassword(chosen))) {
        throw new APIError("BAD_REQUEST", { code: "PASSWORD_TOO_COMMON", message: "This password is too common." });
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
      await tellOwner(ctx);
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
