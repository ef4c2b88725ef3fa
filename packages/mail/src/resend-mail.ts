import { type Budget, type CallReport, type Circuit, callExternal } from "@vitrina/outside";
import { Resend } from "resend";
import { explainResend, Unanswered } from "./explain-resend.ts";
import type { Mail } from "./mail.ts";

export type ResendMailConfig = {
  apiKey: string;
  /** Another address than Resend's own, such as the sandbox's. */
  baseUrl?: string;
  /** The sender, `Name <address>`, on a domain verified with Resend. */
  from: string;
  budget?: Partial<Budget>;
  circuit?: Circuit;
  onCall?(report: CallReport): void;
};

const BUDGET: Budget = { attemptMs: 10_000, attempts: 4, totalMs: 30_000, firstWaitMs: 500, longestWaitMs: 4_000 };

/**
 * Mail through Resend's own SDK. That SDK never throws and has no deadline and no retries; a 500 whose body is `null`
 * even comes back without an error. So a mail counts as sent only when an id came back.
 */
export function resendMail(config: ResendMailConfig): Mail {
  const resend = new Resend(config.apiKey, config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl });
  const budget = { ...BUDGET, ...config.budget };
  return {
    send: (message) =>
      callExternal({
        service: "resend",
        op: "send",
        budget,
        repeatable: true,
        ...(config.circuit && { circuit: config.circuit }),
        ...(config.onCall && { onCall: config.onCall }),
        explain: (thrown) => explainResend(thrown, config.apiKey),
        attempt: async (signal) => {
          const { to, subject, html, text, idempotencyKey, tags = {}, headers } = message;
          const answer = await resend.emails.send(
            {
              from: config.from,
              to,
              subject,
              html,
              text,
              tags: Object.entries(tags).map(([name, value]) => ({ name, value })),
              ...(headers && { headers }),
            },
            { idempotencyKey, signal },
          );
          const id: unknown = answer.data?.id;
          if (typeof id !== "string") throw new Unanswered(answer.error, answer.headers?.["retry-after"]);
          return { id };
        },
      }),
  };
}
