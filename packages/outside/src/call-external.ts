import type { CallSite, ExternalService } from "./call-sites.ts";
import type { Circuit } from "./circuit.ts";
import { ExternalError, type Failure } from "./external-error.ts";

export type Budget = {
  /** How long one attempt may take. */
  attemptMs: number;
  attempts: number;
  /** How long everything may take, waits included. */
  totalMs: number;
  /** The first wait is drawn from 0…firstWaitMs, each later one from twice as much, up to longestWaitMs. */
  firstWaitMs: number;
  longestWaitMs: number;
};

/** What is told about every finished call, for metrics, logs and breadcrumbs. Holds no secret. */
export type CallReport = {
  service: ExternalService;
  op: string;
  ok: boolean;
  attempts: number;
  ms: number;
  kind?: ExternalError["kind"];
  httpStatus?: number;
  outcomeUnknown?: boolean;
};

export type ExternalCall<T> = CallSite & {
  budget: Budget;
  /**
   * Whether doing it twice does no harm (a read, a fixed id, an idempotency key). Without it a call whose outcome is
   * unknown is not tried again.
   */
  repeatable: boolean;
  /** One attempt. Must stop when the signal is aborted; what it does afterwards is ignored. */
  attempt(signal: AbortSignal, number: number): Promise<T>;
  /** Turns whatever the attempt threw into a failure without secrets. */
  explain(thrown: unknown): Failure;
  signal?: AbortSignal;
  /** Shared by all calls to one company: while it is open none is made. */
  circuit?: Circuit;
  onCall?(report: CallReport): void;
};

/**
 * The one way to an outside company: a deadline for each attempt and for the whole, retries with full jitter, and one
 * kind of error. An aborted `signal` ends it as `timeout` without another attempt.
 * @throws {ExternalError} and nothing else, when the attempts or the time are used up.
 */
export async function callExternal<T>(call: ExternalCall<T>): Promise<T> {
  const startedAt = performance.now();
  const remaining = () => call.budget.totalMs - (performance.now() - startedAt);
  const restMs = call.circuit?.enter() ?? null;
  if (restMs !== null) {
    report(call, { ok: false, attempts: 0, ms: 0, kind: "unavailable" });
    throw new ExternalError(call.service, call.op, 0, resting(restMs));
  }
  for (let number = 1; ; number += 1) {
    const outcome = await attemptOnce(call, number, Math.min(call.budget.attemptMs, remaining()));
    if (outcome.ok) {
      call.circuit?.leave(null);
      report(call, { ok: true, attempts: number, ms: performance.now() - startedAt });
      return outcome.value;
    }
    const { failure } = outcome;
    const wait = waitBefore(number, failure, call.budget);
    const mayRepeat = failure.retryable && (call.repeatable || !failure.outcomeUnknown);
    if (!mayRepeat || call.signal?.aborted || number >= call.budget.attempts || wait >= remaining()) {
      const { kind, httpStatus, outcomeUnknown } = failure;
      call.circuit?.leave(call.signal?.aborted ? null : kind);
      report(call, {
        ok: false,
        attempts: number,
        ms: performance.now() - startedAt,
        kind,
        outcomeUnknown,
        ...(httpStatus !== undefined && { httpStatus }),
      });
      throw new ExternalError(call.service, call.op, number, failure);
    }
    await pause(wait, call.signal);
  }
}

type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

async function attemptOnce<T>(call: ExternalCall<T>, number: number, attemptMs: number): Promise<Outcome<T>> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), Math.max(0, attemptMs));
  const { signal } = deadline;
  // Not AbortSignal.any: what listens to it lives as long as the caller's signal, and with it every file that was sent.
  const pass = () => deadline.abort();
  if (call.signal?.aborted) pass();
  else call.signal?.addEventListener("abort", pass, { once: true });
  const overdue = new Promise<Outcome<T>>((resolve) => {
    const giveUp = () => resolve({ ok: false, failure: timedOut(attemptMs) });
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
  const answered = (async (): Promise<Outcome<T>> => {
    try {
      return { ok: true, value: await call.attempt(signal, number) };
    } catch (thrown) {
      // Cutting the line at the deadline makes clients report a reset; what happened is that time ran out.
      return { ok: false, failure: signal.aborted ? timedOut(attemptMs) : call.explain(thrown) };
    }
  })();
  try {
    return await Promise.race([answered, overdue]);
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener("abort", pass);
  }
}

function timedOut(attemptMs: number): Failure {
  return {
    kind: "timeout",
    message: `no answer within ${Math.round(attemptMs)} ms`,
    retryable: true,
    outcomeUnknown: true,
  };
}

function resting(retryAfterMs: number): Failure {
  return {
    kind: "unavailable",
    message: "has not answered lately and is not asked for a while",
    retryable: true,
    retryAfterMs,
    outcomeUnknown: false,
  };
}

function waitBefore(number: number, failure: Failure, budget: Budget): number {
  const ceiling = Math.min(budget.longestWaitMs, budget.firstWaitMs * 2 ** (number - 1));
  return Math.max(failure.retryAfterMs ?? 0, Math.random() * ceiling);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    }
    if (signal?.aborted) done();
    else signal?.addEventListener("abort", done, { once: true });
  });
}

function report<T>(call: ExternalCall<T>, rest: Omit<CallReport, "service" | "op">): void {
  call.onCall?.({ service: call.service, op: call.op, ...rest, ms: Math.round(rest.ms) });
}
