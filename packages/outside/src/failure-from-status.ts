import type { ExternalErrorKind, Failure } from "./external-error.ts";

const KINDS: Record<number, ExternalErrorKind> = {
  400: "bad_request",
  401: "auth",
  403: "auth",
  404: "not_found",
  405: "bad_request",
  408: "timeout",
  409: "conflict",
  413: "too_large",
  420: "rate_limited",
  422: "bad_request",
  423: "unavailable",
  429: "rate_limited",
  451: "blocked",
  499: "timeout",
};

/** The failure an HTTP status stands for. A 5xx or a timeout leaves open whether the server did the work. */
export function failureFromStatus(httpStatus: number, message: string): Failure {
  const kind = KINDS[httpStatus] ?? (httpStatus >= 500 ? "unavailable" : httpStatus < 400 ? "bad_response" : "unknown");
  const retryable = kind === "rate_limited" || kind === "unavailable" || kind === "timeout" || kind === "bad_response";
  return { kind, message, httpStatus, retryable, outcomeUnknown: retryable && kind !== "rate_limited" };
}

/** What broke beneath a `fetch`, such as `ECONNREFUSED`; it hides that in the cause of what it throws. */
export function codeBeneath(thrown: unknown): string | undefined {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
}

/** The failure of a connection that broke or never came about. */
export function networkFailure(message: string, code?: string): Failure {
  const neverSent = code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN";
  return { kind: "network", message, retryable: true, outcomeUnknown: !neverSent };
}
