import { type Failure, failureFromStatus, networkFailure, redact } from "@vitrina/outside";
import { AddressRefused } from "./address-source.ts";

/** The SDK rejects with plain objects, nested objects or errors, depending on call and failure; this reads them all. */
export function explainCloudinary(thrown: unknown, secrets: readonly string[]): Failure {
  if (thrown instanceof AddressRefused) return ofSource(thrown);
  const outer = asRecord(thrown);
  const told = typeof outer.error === "object" && outer.error !== null ? asRecord(outer.error) : outer;
  const message = redact(wordsOf(told.message) || "no reason was given", secrets);
  const status = told.http_code;
  if (typeof status === "number") {
    // Part of the SDK's multipart boundaries are empty or repeated by chance; asking again draws a new one.
    if (status === 400 && /malformed multipart/i.test(message)) {
      return { ...failureFromStatus(status, message), retryable: true };
    }
    return failureFromStatus(status, message);
  }
  return networkFailure(message, typeof told.code === "string" ? told.code : undefined);
}

/** The file was to come from somebody else's address. Nothing of it was stored. */
function ofSource({ reason, message }: AddressRefused): Failure {
  const retryable = reason === "unreachable" || reason === "too-slow";
  return { kind: retryable ? "network" : "bad_request", message, retryable, outcomeUnknown: false };
}

function wordsOf(message: unknown): string {
  if (typeof message === "string") return message;
  return message instanceof Error ? message.message : "";
}

function asRecord(value: unknown): Record<string, unknown> {
  if (value instanceof Error) return { ...value, message: value.message };
  return typeof value === "object" && value !== null ? { ...value } : {};
}
