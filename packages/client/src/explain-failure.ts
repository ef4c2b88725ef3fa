import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@vitrina/api/router";
import { NoAnswer, UnreadableAnswer } from "./answer-fetch.ts";
import { type CallFacts, VitrinaError, VitrinaFault, VitrinaRefusal, VitrinaUnreachable } from "./errors.ts";
import { retryAfterMs } from "./retry-delay.ts";
import { refusalMeantBy, refusalOfStatus, requestIdOf, statusOf, wrongFieldsOf } from "./wire-refusal.ts";

type Call = { path: string; idempotencyKey: string | null };

/** Turns whatever an attempt failed with into one of the three kinds a caller can meet. */
export function explainFailure(thrown: unknown, call: Call, now: Date): VitrinaError {
  if (thrown instanceof VitrinaError) return thrown;
  const cause = thrown instanceof TRPCClientError ? thrown.cause : thrown;
  if (cause instanceof NoAnswer) {
    const facts = { ...call, requestId: null, retryAfterMs: null };
    return new VitrinaUnreachable(facts, { timedOut: false, message: cause.message, cause: cause.cause });
  }
  if (cause instanceof UnreadableAnswer) return explainUnreadable(cause, call, now);
  return explainAnswer(thrown, call, now);
}

function explainUnreadable({ status, headers, message }: UnreadableAnswer, call: Call, now: Date): VitrinaError {
  const facts = { ...call, ...factsIn(headers, now) };
  const refusal = refusalOfStatus(status);
  return refusal
    ? new VitrinaRefusal(facts, refusal)
    : new VitrinaFault(facts, { status, message: `${message} (HTTP ${status})` });
}

function explainAnswer(thrown: unknown, call: Call, now: Date): VitrinaError {
  const error: TRPCClientError<AppRouter> | null = thrown instanceof TRPCClientError ? thrown : null;
  const answer = error?.meta?.response;
  const headers = answer instanceof Response ? answer.headers : new Headers();
  const fromHeaders = factsIn(headers, now);
  const facts: CallFacts = { ...call, ...fromHeaders, requestId: requestIdOf(error) ?? fromHeaders.requestId };

  const refusal = refusalMeantBy(error);
  if (refusal)
    return new VitrinaRefusal(withWait(facts, refusal.facts.seconds), { ...refusal, issues: wrongFieldsOf(error) });
  const message = thrown instanceof Error ? thrown.message : "an unknown error";
  return new VitrinaFault(facts, { status: statusOf(error), message, cause: answer ? undefined : thrown });
}

function factsIn(headers: Headers, now: Date): Pick<CallFacts, "requestId" | "retryAfterMs"> {
  return {
    requestId: headers.get("x-request-id"),
    retryAfterMs: retryAfterMs(headers.get("retry-after"), now),
  };
}

/** Inside a batch the wait for one account stands in its refusal, not in the headers that all answers share. */
function withWait(facts: CallFacts, seconds: unknown): CallFacts {
  if (facts.retryAfterMs !== null || typeof seconds !== "number") return facts;
  return { ...facts, retryAfterMs: seconds * 1000 };
}
