/** A failure in Sentry's form, `{ detail }`. */
export class SentryError extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

export function sentryAnswer(error: SentryError, headers: Record<string, string> = {}) {
  return {
    status: error.status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ detail: error.message }),
  };
}

/** What a project over its limit hears: every kind of item has to wait a minute. */
export function limitedAnswer() {
  return sentryAnswer(
    new SentryError(429, "Sentry dropped data due to a quota or internal rate limit being reached."),
    {
      "retry-after": "60",
      "x-sentry-rate-limits": "60::organization",
    },
  );
}
