import { randomUUID } from "node:crypto";
import {
  type Budget,
  type CallReport,
  type Circuit,
  callExternal,
  codeBeneath,
  type Failure,
  failureFromStatus,
  networkFailure,
  redact,
} from "@vitrina/outside";

export type TurnstileConfig = {
  secretKey: string;
  /** Another address than Cloudflare's own, such as a stand-in's. */
  baseUrl?: string;
  budget?: Partial<Budget>;
  circuit?: Circuit;
  onCall?(report: CallReport): void;
};

export type Turnstile = {
  /**
   * Whether a visitor's answer is good. An answer is good once, and for five minutes.
   * @param address - the visitor's network address
   * @throws {ExternalError} when Cloudflare did not say, or refused our secret
   */
  isPassed(answer: string, address: string): Promise<boolean>;
};

const BUDGET: Budget = { attemptMs: 3_000, attempts: 2, totalMs: 5_000, firstWaitMs: 200, longestWaitMs: 500 };
const OURS = ["missing-input-secret", "invalid-input-secret"];
const VISITORS = ["missing-input-response", "invalid-input-response", "timeout-or-duplicate"];
const ANSWER_MAX = 2_048;

/** Source: https://developers.cloudflare.com/turnstile/get-started/server-side-validation/ */
export function turnstile(config: TurnstileConfig): Turnstile {
  const place = new URL("/turnstile/v0/siteverify", config.baseUrl ?? "https://challenges.cloudflare.com");
  return {
    async isPassed(answer, address) {
      if (answer === "" || answer.length > ANSWER_MAX) return false;
      const idempotencyKey = randomUUID();
      return callExternal({
        service: "turnstile",
        op: "verify",
        budget: { ...BUDGET, ...config.budget },
        repeatable: true,
        ...(config.circuit && { circuit: config.circuit }),
        ...(config.onCall && { onCall: config.onCall }),
        explain: (thrown) => explain(thrown, config.secretKey),
        attempt: async (signal) => {
          const said = await fetch(place, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({
              secret: config.secretKey,
              response: answer,
              remoteip: address,
              idempotency_key: idempotencyKey,
            }),
            redirect: "error",
            signal,
          });
          return verdict(said.status, await said.text());
        },
      });
    },
  };
}

class Unsaid extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

function verdict(status: number, body: string): boolean {
  const { success, "error-codes": codes } = record(body);
  const errors = Array.isArray(codes) ? codes.map(String) : [];
  if (errors.some((code) => OURS.includes(code))) {
    throw new Unsaid({ kind: "auth", message: errors.join(), retryable: false, outcomeUnknown: false });
  }
  if (success === false && errors.some((code) => VISITORS.includes(code))) return false;
  if (status >= 400) throw new Unsaid(failureFromStatus(status, errors.join() || "no verdict"));
  if (typeof success !== "boolean") throw new Unsaid(garbled());
  if (errors.includes("internal-error")) throw new Unsaid(failureFromStatus(503, "internal-error"));
  // Of the question as a whole, and so no verdict on who answered.
  if (errors.includes("bad-request")) throw new Unsaid(failureFromStatus(400, "bad-request"));
  return success;
}

const garbled = (): Failure => ({
  kind: "bad_response",
  message: "no verdict in the answer",
  retryable: true,
  outcomeUnknown: true,
});

const explain = (thrown: unknown, secret: string): Failure =>
  thrown instanceof Unsaid ? thrown.failure : networkFailure(redact(String(thrown), [secret]), codeBeneath(thrown));

function record(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
