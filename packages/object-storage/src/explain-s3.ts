import { type Failure, failureFromStatus, networkFailure, redact } from "@vitrina/outside";

/** Errors that say "try again" although their status is one of a final refusal. */
const PASSING = new Set([
  "RequestTimeout",
  "BadDigest",
  "IncompleteBody",
  "XAmzContentSHA256Mismatch",
  "OperationAborted",
]);

/** The SDK calls these a timeout as well. */
const BROKEN = new Set(["ECONNRESET", "EPIPE"]);

/** Turns what the SDK threw into a failure without keys. */
export function explainS3(thrown: unknown, secrets: readonly string[]): Failure {
  if (thrown instanceof BadAnswer) {
    return { kind: "bad_response", message: thrown.message, retryable: true, outcomeUnknown: true };
  }
  const told = recordOf(thrown);
  const name = typeof told.name === "string" ? told.name : "";
  const words = redact(`${name}: ${typeof told.message === "string" ? told.message : "no words"}`, secrets);
  const { httpStatusCode: status, requestId } = recordOf(told.$metadata);
  const withId = (failure: Failure): Failure => (typeof requestId === "string" ? { ...failure, requestId } : failure);
  if (name === "TimeoutError" && !BROKEN.has(codeOf(told) ?? "")) {
    return withId({ kind: "timeout", message: words, retryable: true, outcomeUnknown: true });
  }
  if (typeof status !== "number") return networkFailure(words, codeOf(told));
  // An answer that could not be read, or that says 200 around an error, tells nothing of what was done.
  if (status < 300)
    return withId({ kind: "bad_response", message: words, httpStatus: status, retryable: true, outcomeUnknown: true });
  const failure = failureFromStatus(status, words);
  if (status === 412) return withId({ ...failure, kind: "conflict", retryable: false });
  if (status === 501) return withId({ ...failure, kind: "bad_request", retryable: false, outcomeUnknown: false });
  if (name === "SlowDown" || name === "TooManyRequests") {
    return withId({ ...failure, kind: "rate_limited", retryable: true, outcomeUnknown: false });
  }
  if (PASSING.has(name)) return withId({ ...failure, retryable: true });
  return withId(failure);
}

/** An answer with a good status that cannot be what it says. */
export class BadAnswer extends Error {
  override readonly name = "BadAnswer";
}

function codeOf(told: Record<string, unknown>): string | undefined {
  return typeof told.code === "string" ? told.code : undefined;
}

function recordOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return {};
  return value instanceof Error ? { ...value, name: value.name, message: value.message } : { ...value };
}
