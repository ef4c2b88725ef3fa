import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Budget,
  type CallReport,
  callExternal,
  codeBeneath,
  ExternalError,
  type Failure,
  failureFromStatus,
  networkFailure,
} from "@vitrina/outside";

/** Once: the code that the person brings is spent by the first question. */
const BUDGET: Budget = { attemptMs: 8_000, attempts: 1, totalMs: 8_000, firstWaitMs: 0, longestWaitMs: 0 };

const PASSING: ReadonlySet<ExternalError["kind"]> = new Set([
  "network",
  "timeout",
  "unavailable",
  "bad_response",
  "rate_limited",
]);

type Tokens = { accessToken?: string | undefined; idToken?: string | undefined };
type Exchange<Asked, Given> = (asked: Asked) => Promise<Given>;
type Manners = { budget?: Partial<Budget>; onCall?: (report: CallReport) => void };

const heard = new AsyncLocalStorage<{ failure: ExternalError | null }>();

/**
 * The exchange of a code for tokens with the manners of every call to another company; better-auth alone waits for ever, and
 * takes any answer for tokens.
 */
export function askGoogle<Asked, Given extends Tokens | null>(
  exchange: Exchange<Asked, Given>,
  { budget, onCall }: Manners,
): Exchange<Asked, Given> {
  return async (asked) => {
    try {
      return await callExternal({
        service: "google",
        op: "token",
        budget: { ...BUDGET, ...budget },
        repeatable: false,
        explain,
        ...(onCall && { onCall }),
        async attempt() {
          const given = await exchange(asked);
          if (typeof given?.idToken !== "string") throw new NoTokens("no tokens came back");
          return given;
        },
      });
    } catch (error) {
      const listener = heard.getStore();
      if (listener && error instanceof ExternalError) listener.failure = error;
      throw error;
    }
  };
}

/** Runs `work` and tells whether Google failed in it in a way that passes. better-auth calls every failure an invalid code. */
export async function hearingOfGoogle<T>(work: () => Promise<T>): Promise<{ done: T; isAway: boolean }> {
  const listener: { failure: ExternalError | null } = { failure: null };
  const done = await heard.run(listener, work);
  return { done, isAway: listener.failure !== null && PASSING.has(listener.failure.kind) };
}

class NoTokens extends Error {}

/** What is thrown for an answer is the answer's own JSON beside its status, and holds nothing that is kept. */
function explain(thrown: unknown): Failure {
  if (thrown instanceof NoTokens) {
    return { kind: "bad_response", message: thrown.message, retryable: true, outcomeUnknown: true };
  }
  const { status, error } = typeof thrown === "object" && thrown !== null ? (thrown as Record<string, unknown>) : {};
  if (typeof status !== "number" || status === 0) {
    return thrown instanceof SyntaxError
      ? { kind: "bad_response", message: "answered no JSON", retryable: true, outcomeUnknown: true }
      : networkFailure("did not answer", codeBeneath(thrown));
  }
  const failure = failureFromStatus(status, `answered ${status}`);
  // Spent, or too old: it is the person who has to come again, and nobody has to mend anything.
  return error === "invalid_grant" ? { ...failure, kind: "not_found", message: "does not know the code" } : failure;
}
