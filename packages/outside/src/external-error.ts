import type { ExternalService } from "./call-sites.ts";

export type ExternalErrorKind =
  | "auth"
  | "bad_request"
  | "not_found"
  | "conflict"
  | "too_large"
  | "rate_limited"
  | "quota"
  | "unavailable"
  | "timeout"
  | "network"
  | "bad_response"
  | "blocked"
  | "unknown";

/** What went wrong with one attempt, already free of secrets and of the vendor's own error object. */
export type Failure = {
  kind: ExternalErrorKind;
  message: string;
  httpStatus?: number;
  retryable: boolean;
  retryAfterMs?: number;
  /** The request may have had its effect although no believable answer came back. */
  outcomeUnknown: boolean;
  requestId?: string;
};

/**
 * The one error every outside company's client throws. It never carries the vendor's error as its cause: those hold
 * credentials (a raw Cloudinary Admin error contains the API secret). `userMessageKey` names the sentence a person reads.
 */
export class ExternalError extends Error {
  override readonly name = "ExternalError";
  readonly service: ExternalService;
  readonly op: string;
  readonly kind: ExternalErrorKind;
  readonly httpStatus?: number;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly outcomeUnknown: boolean;
  readonly requestId?: string;
  readonly attempts: number;
  readonly userMessageKey: string;

  constructor(service: ExternalService, op: string, attempts: number, failure: Failure) {
    super(`${service} ${op}: ${failure.message}`);
    this.service = service;
    this.op = op;
    this.attempts = attempts;
    this.kind = failure.kind;
    this.retryable = failure.retryable;
    this.outcomeUnknown = failure.outcomeUnknown;
    this.userMessageKey = `outside.${service}.${messageGroup(failure.kind)}`;
    if (failure.httpStatus !== undefined) this.httpStatus = failure.httpStatus;
    if (failure.retryAfterMs !== undefined) this.retryAfterMs = failure.retryAfterMs;
    if (failure.requestId !== undefined) this.requestId = failure.requestId;
  }
}

function messageGroup(kind: ExternalErrorKind): "try-again" | "later" | "refused" | "broken" {
  if (kind === "timeout" || kind === "network" || kind === "unavailable" || kind === "bad_response") return "try-again";
  if (kind === "rate_limited" || kind === "quota") return "later";
  if (kind === "bad_request" || kind === "too_large" || kind === "blocked") return "refused";
  return "broken";
}
