import type { ExternalErrorKind } from "./external-error.ts";

export type CircuitState = "closed" | "open" | "half-open";

/** Stops asking a company that does not answer, so that people are told at once instead of after every retry. */
export type Circuit = {
  /** For health pages. `since` is when it entered this state, milliseconds since the epoch. */
  state: () => { state: CircuitState; since: number };
  /** Null when the call may be made; otherwise how long to wait, in milliseconds. Whoever entered must leave. */
  enter: () => number | null;
  /** How the call ended: null when it was answered, whatever the answer. */
  leave: (failed: ExternalErrorKind | null) => void;
};

const CONSECUTIVE = 5;
const WATCHED = 20;
const WINDOW_MS = 30_000;
const REST_MS = 30_000;

/** A company that refuses, or asks for patience, is there. These say that it is not. */
const SILENT: ReadonlySet<ExternalErrorKind> = new Set(["network", "timeout", "unavailable", "bad_response"]);

/**
 * Opens after five calls in a row without an answer, or when more than half of the last twenty within 30 s had none. After
 * 30 s of rest one call may try; its answer closes the circuit, its failure opens it again.
 *
 * @param now - milliseconds since the epoch
 */
export function circuit(now: () => number): Circuit {
  let current: { state: CircuitState; since: number } = { state: "closed", since: now() };
  let inARow = 0;
  let calls: { at: number; silent: boolean }[] = [];
  const turn = (state: CircuitState) => {
    current = { state, since: now() };
    inARow = 0;
    calls = [];
  };

  return {
    state: () => current,
    enter() {
      if (current.state === "closed") return null;
      const rest = current.since + REST_MS - now();
      if (current.state === "half-open" || rest > 0) return Math.max(rest, 1_000);
      turn("half-open");
      return null;
    },
    leave(failed) {
      const silent = failed !== null && SILENT.has(failed);
      if (current.state === "half-open") return turn(silent ? "open" : "closed");
      if (current.state === "open") return;
      inARow = silent ? inARow + 1 : 0;
      calls = [...calls.filter(({ at }) => at > now() - WINDOW_MS), { at: now(), silent }].slice(-WATCHED);
      const mostlySilent = calls.length === WATCHED && calls.filter((call) => call.silent).length * 2 > WATCHED;
      if (inARow >= CONSECUTIVE || mostlySilent) turn("open");
    },
  };
}
