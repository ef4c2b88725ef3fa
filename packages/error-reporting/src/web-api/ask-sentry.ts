import {
  type Budget,
  type CallReport,
  callExternal,
  codeBeneath,
  type ExternalOp,
  type Failure,
  failureFromStatus,
  networkFailure,
  redact,
} from "@vitrina/outside";

export type WebAccess = {
  /** As `webOrigin` finds it. */
  origin: string;
  token: string;
  organization: string;
  project: string;
  budget?: Partial<Budget>;
  onCall?: (report: CallReport) => void;
};

export type Request = { method: "GET" | "POST"; address: string; json?: object; form?: () => FormData };

const BUDGET: Budget = { attemptMs: 60_000, attempts: 4, totalMs: 240_000, firstWaitMs: 500, longestWaitMs: 10_000 };

/**
 * Asks Sentry's Web API. What is sent is known there by its content or its id, so that asking again does no harm.
 *
 * @throws ExternalError
 */
export function askSentry(
  { token, budget, onCall }: WebAccess,
  op: ExternalOp<"sentry">,
  request: Request,
): Promise<unknown> {
  const { method, address, json, form } = request;
  return callExternal({
    service: "sentry",
    op,
    budget: { ...BUDGET, ...budget },
    repeatable: true,
    ...(onCall && { onCall }),
    explain: (thrown) => explain(thrown, token),
    async attempt(signal) {
      const body = json ? JSON.stringify(json) : form?.();
      const answer = await fetch(address, {
        method,
        signal,
        headers: { authorization: `Bearer ${token}`, ...(json && { "content-type": "application/json" }) },
        ...(body !== undefined && { body }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Refused(answer.status, text);
      try {
        return text === "" ? {} : JSON.parse(text);
      } catch {
        throw new NotJson();
      }
    },
  });
}

class Refused extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

class NotJson extends Error {}

function explain(thrown: unknown, token: string): Failure {
  if (thrown instanceof NotJson) return failureFromStatus(200, "answered something that is no JSON");
  if (!(thrown instanceof Refused)) return networkFailure("the connection broke", codeBeneath(thrown));
  return failureFromStatus(thrown.status, redact(`answered ${thrown.status} ${thrown.message.slice(0, 200)}`, [token]));
}
