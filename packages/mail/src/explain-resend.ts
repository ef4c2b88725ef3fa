import { type Failure, failureFromStatus, networkFailure, redact } from "@vitrina/outside";

/** The SDK never throws: what it answered without what was asked for. */
export class Unanswered extends Error {
  readonly answer: unknown;
  readonly retryAfter: string | undefined;

  constructor(answer: unknown, retryAfter: string | undefined) {
    super("nothing came back");
    this.answer = answer;
    this.retryAfter = retryAfter;
  }
}

/** Errors and limits: https://resend.com/docs/api-reference/errors */
export function explainResend(thrown: unknown, apiKey: string): Failure {
  if (!(thrown instanceof Unanswered)) return networkFailure(redact(String(thrown), [apiKey]));
  const told = asRecord(thrown.answer);
  const name = typeof told.name === "string" ? told.name : "";
  const message = redact(typeof told.message === "string" ? told.message : thrown.message, [apiKey]);
  if (typeof told.statusCode !== "number") {
    // A reset, a cut-off body and a page of HTML all look the same here: it may have been done.
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
