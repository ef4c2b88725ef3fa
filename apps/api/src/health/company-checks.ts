import type { Measurement } from "@vitrina/domain/system";
import { ExternalError } from "@vitrina/outside";
import { healthCheck } from "./check.ts";

const FIVE_MINUTES = 5 * 60_000;
const ALMOST_FULL = 0.8;

/** What an outside company's failure means for whoever looks at the page. */
export function measuredFailure(error: unknown): Measurement {
  if (!(error instanceof ExternalError)) return { state: "fail", cause: "broken" };
  if (error.kind === "rate_limited") return { state: "unknown", cause: "too-many" };
  const refused = error.kind === "auth" || error.kind === "bad_request" || error.kind === "not_found";
  return { state: "fail", cause: refused ? "refused" : "no-answer" };
}

/** Asks for the account's usage, which answers only to a valid key: one call tells both. */
export const mediaCheck = healthCheck({
  name: "media",
  everyMs: FIVE_MINUTES,
  limitMs: 40_000,
  async measure(ctx) {
    try {
      const usage = await ctx.companies.mediaUsage();
      const share = usage.creditsLimit ? (usage.creditsUsed ?? 0) / usage.creditsLimit : 0;
      const facts = { ...usage, percent: Math.round(share * 100) };
      if (share >= 1) return { state: "fail", cause: "full", facts };
      if (share >= ALMOST_FULL) return { state: "degraded", cause: "almost-full", facts };
      return { state: "ok", cause: "fine", facts };
    } catch (error) {
      return measuredFailure(error);
    }
  },
});

export const mailCheck = healthCheck({
  name: "mail",
  everyMs: FIVE_MINUTES,
  limitMs: 40_000,
  async measure(ctx) {
    try {
      const account = await ctx.companies.mailAccount();
      if (account.senderVerified === false)
        return { state: "fail", cause: "not-set-up", facts: { domain: account.domain } };
      return { state: "ok", cause: "fine" };
    } catch (error) {
      return measuredFailure(error);
    }
  },
});
