import { Refusal } from "@vitrina/domain";
import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { countAttempt } from "./count-attempt.ts";
import { accountOf } from "./guard.ts";

type Needs = Pick<Ports, "accounts" | "attempts" | "now"> & { actor: Actor };

/** For so long after signing in nobody is asked again. */
export const FRESH_FOR_MS = 15 * 60_000;

/**
 * Makes sure that the owner of the account is at the keyboard before something that takes money, data or the account away:
 * they signed in a moment ago, or say their password again. Wrong passwords count as failed sign-ins.
 */
export async function assertConfirmed(ctx: Needs, password: string | undefined): Promise<void> {
  const { door, userId, email } = ctx.actor;
  if (door.by !== "session") throw new Refusal("not-allowed", "session-needed");
  const beganAt = await ctx.accounts.sessionBegan(door.sessionId);
  if (beganAt && ctx.now().getTime() - beganAt.getTime() < FRESH_FOR_MS) return;
  if (password === undefined) {
    const hasPassword = await ctx.accounts.hasPassword(userId);
    throw new Refusal("not-allowed", hasPassword ? "password-needed" : "fresh-sign-in-needed");
  }
  const lockedForMs = await countAttempt(ctx, accountOf(email));
  if (lockedForMs > 0) throw new Refusal("too-many", "too-many-requests", { seconds: Math.ceil(lockedForMs / 1_000) });
  if (!(await ctx.accounts.isPassword(userId, password))) throw new Refusal("not-allowed", "password-wrong");
  await ctx.attempts.forget(accountOf(email));
}
