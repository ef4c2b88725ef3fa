import { type VitrinaError, VitrinaUnreachable } from "./errors.ts";
import { explainFailure } from "./explain-failure.ts";
import { isWorthRetrying } from "./is-worth-retrying.ts";
import { type RetryRhythm, retryDelay } from "./retry-delay.ts";

export type Retry = {
  path: string;
  /** The attempt that failed, from 1. */
  attempt: number;
  /** The wait before the next one. */
  delayMs: number;
  error: VitrinaError;
};

export type Persistence = RetryRhythm & {
  /** How long one call may take, with all its attempts and waits. */
  timeoutMs: number;
  attempts: number;
  onRetry?: ((retry: Retry) => void) | undefined;
};

type Call = { path: string; idempotencyKey: string | null; signal: AbortSignal | null };

/**
 * Makes attempts until one is answered, refused for good, or attempts or time run out. A wait that would not fit into the
 * remaining time is not begun: the error is given at once.
 *
 * @throws VitrinaError, or the reason of the caller's own signal
 */
export async function persist<Answer>(
  { path, idempotencyKey, signal }: Call,
  { timeoutMs, attempts, onRetry, ...rhythm }: Persistence,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const endsAt = performance.now() + timeoutMs;
  const overdue = new AbortController();
  const timer = setTimeout(() => overdue.abort(), timeoutMs);
  const either = signal ? AbortSignal.any([signal, overdue.signal]) : overdue.signal;
  const call = { path, idempotencyKey };
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await unlessAborted(either, () => ask(either));
      } catch (thrown) {
        signal?.throwIfAborted();
        if (overdue.signal.aborted) throw tooLate(call, timeoutMs);
        const error = explainFailure(thrown, call, new Date());
        const delayMs = retryDelay(attempt, error.retryAfterMs, rhythm, Math.random());
        const isLast = attempt >= attempts || performance.now() + delayMs >= endsAt;
        if (isLast || !isWorthRetrying(error)) throw error;
        onRetry?.({ path, attempt, delayMs, error });
        await unlessAborted(either, () => pause(delayMs, either)).catch(() => {
          signal?.throwIfAborted();
          throw error;
        });
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(call: { path: string; idempotencyKey: string | null }, timeoutMs: number): VitrinaUnreachable {
  const facts = { ...call, requestId: null, retryAfterMs: null };
  return new VitrinaUnreachable(facts, { timedOut: true, message: `not within ${timeoutMs / 1000} s` });
}

// A batch goes on for its other calls when one of them is given up, so the wait for it has to end here.
function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", giveUp));
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  });
}
