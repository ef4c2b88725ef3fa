import { type Budget, callExternal, ExternalError, failureFromStatus, networkFailure, redact } from "@vitrina/outside";
import { Resend } from "resend";
import type { ResendMailConfig } from "./resend-mail.ts";

const BUDGET: Budget = { attemptMs: 8_000, attempts: 2, totalMs: 18_000, firstWaitMs: 500, longestWaitMs: 1_000 };

/** `senderVerified` is null when the key may only send, and so cannot see the domains. */
export type MailAccount = { domain: string; senderVerified: boolean | null };

/**
 * Looks whether the key is good and whether the sender's domain may send, without sending anything.
 * @returns a function that asks once each time it is called
 * @throws {ExternalError} `auth` when the key is not valid
 */
export function resendAccount(config: Pick<ResendMailConfig, "apiKey" | "baseUrl" | "from" | "onCall" | "circuit">) {
  const resend = new Resend(config.apiKey, config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl });
  const domain = /@([^>\s]+)/.exec(config.from)?.[1]?.toLowerCase() ?? "";
  return async (): Promise<MailAccount> => {
    try {
      const domains = await callExternal({
        service: "resend",
        op: "domains",
        budget: BUDGET,
        repeatable: true,
        ...(config.circuit && { circuit: config.circuit }),
        ...(config.onCall && { onCall: config.onCall }),
        explain: (thrown) => explain(thrown, config.apiKey),
        attempt: async () => {
          const answer = await resend.domains.list();
          const listed: unknown = answer.data?.data;
          if (!Array.isArray(listed)) throw new Unanswered(answer.error);
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

class Unanswered extends Error {
  readonly answer: unknown;

  constructor(answer: unknown) {
    super("no list came back");
    this.answer = answer;
  }
}

function explain(thrown: unknown, apiKey: string) {
  const told = thrown instanceof Unanswered ? asRecord(thrown.answer) : {};
  const message = redact(`${String(told.name ?? "")} ${String(told.message ?? "no answer")}`.trim(), [apiKey]);
  if (typeof told.statusCode === "number") return failureFromStatus(told.statusCode, message);
  return networkFailure(message);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
