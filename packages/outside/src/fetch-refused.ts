export type FetchRefusalReason =
  | "not-an-address"
  | "scheme"
  | "credentials"
  | "port"
  | "not-public"
  | "unknown-host"
  | "unreachable"
  | "too-many-redirects"
  | "status"
  | "wrong-type"
  | "too-large"
  | "too-slow";

/** Why a file was not fetched. Carries no address: those that are refused can hold secrets. */
export class FetchRefused extends Error {
  override readonly name = "FetchRefused";
  readonly reason: FetchRefusalReason;
  /** What the other side answered, when the reason is `status`. */
  readonly httpStatus: number | null;

  constructor(reason: FetchRefusalReason, httpStatus: number | null = null) {
    super(httpStatus === null ? `not fetched: ${reason}` : `not fetched: ${reason} ${httpStatus}`);
    this.reason = reason;
    this.httpStatus = httpStatus;
  }
}
