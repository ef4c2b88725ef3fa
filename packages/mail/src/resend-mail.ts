import {
  type Budget,
  type CallReport,
  type Circuit,
  callExternal,
  type Failure,
  failureFromStatus,
  networkFailure,
  redact,
} from "@vitrina/outside";
import { Resend } from "resend";
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
 * Errors and limits: https://resend.com/docs/api-reference/errors
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
        explain: (thrown) => explain(thrown, config.apiKey),
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
          if (typeof id !== "string") throw new Unsent(answer.error, answer.headers?.["retry-after"]);
          return { id };
        },
      }),
  };
}

class Unsent extends Error {
  readonly answer: unknown;
  readonly retryAfter: string | undefined;

  constructor(answer: unknown, retryAfter: string | undefined) {
    super("no id came back");
    this.answer = answer;
    this.retryAfter = retryAfter;
  }
}

function explain(thrown: unknown, apiKey: string): Failure {
  if (!(thrown instanceof Unsent)) return networkFailure(redact(String(thrown), [apiKey]));
  const told = asRecord(thrown.answer);
  const name = typeof told.name === "string" ? told.name : "";
  const message = redact(typeof told.message === "string" ? told.message : thrown.message, [apiKey]);
  if (typeof told.statusCode !== "number") {
    // A reset, a cut-off body and a page of HTML all look the same here: it may have been sent.
    return { kind: "bad_response", message, retryable: true, outcomeUnknown: true };
  }
  const failure = failureFromStatus(told.statusCode, name ? `${name}: ${message}` : message);
  if (name === "concurrent_idempotent_requests") return { ...failure, retryable: true };
  if (name === "daily_quota_exceeded" || name === "monthly_quota_exceeded") {
    return { ...failure, kind: "quota", retryable: false };
  }
  const seconds = Number(thrown.retryAfter);
  return thrown.retryAfter !== undefined && Number.isFinite(seconds)
    ? { ...failure, retryAfterMs: seconds * 1_000 }
    : failure;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
