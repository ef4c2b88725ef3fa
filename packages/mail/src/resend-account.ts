import { type Budget, callExternal, ExternalError } from "@vitrina/outside";
import { Resend } from "resend";
import { explainResend, Unanswered } from "./explain-resend.ts";
import type { ResendMailConfig } from "./resend-mail.ts";

const BUDGET: Budget = { attemptMs: 8_000, attempts: 2, totalMs: 18_000, firstWaitMs: 500, longestWaitMs: 1_000 };

/** `senderVerified` is null when the key may only send, and so cannot see the domains. */
export type MailAccount = { domain: string; senderVerified: boolean | null };

/**
 * Looks whether the key is good and whether the sender's domain may send, without sending anything.
 * @returns a function that asks once each time it is called
 * @throws {ExternalError} `auth` when the key is not valid
 */
export function resendAccount(config: ResendMailConfig) {
  const resend = new Resend(config.apiKey, config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl });
  const domain = /@([^>\s]+)/.exec(config.from)?.[1]?.toLowerCase() ?? "";
  return async (): Promise<MailAccount> => {
    try {
      const domains = await callExternal({
        service: "resend",
        op: "domains",
        budget: { ...BUDGET, ...config.budget },
        repeatable: true,
        ...(config.circuit && { circuit: config.circuit }),
        ...(config.onCall && { onCall: config.onCall }),
        explain: (thrown) => explainResend(thrown, config.apiKey),
        attempt: async (signal) => {
          const answer = await resend.domains.list({}, { signal });
          const listed: unknown = answer.data?.data;
          if (!Array.isArray(listed)) throw new Unanswered(answer.error, answer.headers?.["retry-after"]);
          return listed.map((one: { name?: unknown; status?: unknown }) => ({
            name: String(one.name ?? "").toLowerCase(),
            status: String(one.status ?? ""),
          }));
        },
      });
      const ours = domains.find(({ name }) => name === domain || domain.endsWith(`.${name}`));
      return { domain, senderVerified: ours?.status === "verified" };
    } catch (error) {
      if (error instanceof ExternalError && error.message.includes(ONLY_SENDING))
        return { domain, senderVerified: null };
      throw error;
    }
  };
}

/** How Resend calls a key that is valid and may do nothing but send. */
const ONLY_SENDING = "restricted_api_key";
