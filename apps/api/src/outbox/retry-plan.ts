import { Refusal } from "@vitrina/domain";
import { ExternalError } from "@vitrina/outside";
import { ZodError } from "zod";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long a message waits after its first failure, its second and so on; after the last of these, as long again. */
const WAITS_MS = [5 * SECOND, 20 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 45 * MINUTE, 2 * HOUR];

/**
 * `company`: an outside company is away, or has had enough of us for today: it is waited for, 17 hours at most, and so
 * within the day for which it remembers our keys. `ours`: something of ours broke. `hopeless`: asking again changes
 * nothing. `taken`: it knows the key with other words, so an earlier attempt went through.
 */
export type RetryClass = "company" | "ours" | "hopeless" | "taken";

const ATTEMPTS: Record<RetryClass, number> = { company: 14, ours: 8, hopeless: 1, taken: 1 };

/** The mail company forgets our keys after 24 hours; from a little before, asking again could send a mail twice. */
export const REVIEW_AFTER_MS = 23 * HOUR;

export function retryClass(error: unknown): RetryClass {
  if (error instanceof Refusal) return error.code === "try-later" ? "ours" : "hopeless";
  if (error instanceof ZodError) return "hopeless";
  if (!(error instanceof ExternalError)) return "ours";
  switch (error.kind) {
    case "conflict":
      return error.retryable ? "company" : "taken";
    case "bad_request":
    case "too_large":
    case "blocked":
    case "not_found":
      return "hopeless";
    default:
      return "company";
  }
}

export const isLastAttempt = (attempts: number, error: unknown): boolean => attempts >= ATTEMPTS[retryClass(error)];

/** How long to wait after so many attempts: between half of it and all of it, so that many do not come back at once. */
export function retryAfterMs(attempts: number, error: unknown, jitter: number): number {
  const asked = error instanceof ExternalError ? (error.retryAfterMs ?? 0) : 0;
  const longest = WAITS_MS[Math.min(attempts, WAITS_MS.length) - 1] ?? 0;
  return Math.max(asked, longest * (0.5 + jitter / 2));
}

/** Whether what failed may have had its effect all the same. */
export const mayHaveHappened = (error: unknown): boolean => !(error instanceof ExternalError) || error.outcomeUnknown;
