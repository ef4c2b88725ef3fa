/** A failure in Resend's form, `{ statusCode, name, message }`. */
export class ResendError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const CODES: Record<number, string> = {
  400: "validation_error",
  401: "missing_api_key",
  403: "invalid_api_key",
  404: "not_found",
  405: "method_not_allowed",
  409: "concurrent_idempotent_requests",
  422: "invalid_parameter",
  429: "rate_limit_exceeded",
  451: "security_error",
};

export function resendErrorFor(status: number): ResendError {
  return new ResendError(status, CODES[status] ?? "application_error", `Sandbox fault ${status}`);
}

export function resendAnswer(error: ResendError, headers: Record<string, string> = {}) {
  return {
    status: error.status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify({ statusCode: error.status, name: error.code, message: error.message }),
  };
}
