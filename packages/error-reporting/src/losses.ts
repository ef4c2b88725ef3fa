/** Why a report never arrived, in words of our own; `not-ours` and `too-often` are what the tunnel turns away. */
export type LossReason =
  | "rate-limited"
  | "refused"
  | "no-line"
  | "too-many-at-once"
  | "too-large"
  | "not-ours"
  | "too-often"
  | "dropped";

/** What the SDKs call it. Whatever else they say, such as what was left out on purpose, is no loss. */
const REASONS: Readonly<Record<string, LossReason>> = {
  ratelimit_backoff: "rate-limited",
  network_error: "no-line",
  queue_overflow: "too-many-at-once",
  buffer_overflow: "too-many-at-once",
  send_error: "too-large",
  before_send: "dropped",
  callback_error: "dropped",
  event_processor: "dropped",
  internal_sdk_error: "dropped",
  invalid: "dropped",
};

/** Categories that are reports of errors; spans are not missed. */
const OF_ERRORS = new Set(["error", "default"]);
const MOST_AT_ONCE = 1_000;

/** What an SDK gave up, or null when no report of an error was lost by it. */
export function lossOf({ reason, category, quantity }: { reason: unknown; category: unknown; quantity: unknown }) {
  const known = typeof reason === "string" && Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  if (!known || typeof category !== "string" || !OF_ERRORS.has(category)) return null;
  if (typeof quantity !== "number" || !Number.isInteger(quantity) || quantity < 1) return null;
  return { reason: known, count: Math.min(quantity, MOST_AT_ONCE) };
}

type Limits = { "x-sentry-rate-limits"?: string | null; "retry-after"?: string | null };

/**
 * Until when Sentry wants no reports of errors, by the headers of its answer; null when it said nothing of the kind.
 * Source: https://develop.sentry.dev/sdk/expected-features/rate-limiting/
 */
export function quietUntil(status: number, headers: Limits, now: Date): Date | null {
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  const limits = (headers["x-sentry-rate-limits"] ?? "").split(",").filter((limit) => limit.trim() !== "");
  const seconds = limits.flatMap((limit) => {
    const [time = "", categories = ""] = limit.trim().split(":");
    const concerned = categories === "" || categories.split(";").some((one) => OF_ERRORS.has(one));
    return concerned ? [secondsIn(time)] : [];
  });
  if (seconds.length > 0) return after(Math.max(...seconds));
  if (status !== 429 || limits.length > 0) return null;
  return after(secondsIn(headers["retry-after"] ?? ""));
}

const UNSAID_SECONDS = 60;

function secondsIn(text: string): number {
  const seconds = Number.parseInt(text, 10);
  return Number.isNaN(seconds) || seconds < 0 ? UNSAID_SECONDS : seconds;
}
