import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "@vitrina/api/router";
import type { RefusalCode, RefusalFacts, RefusalReason } from "@vitrina/domain";

/** The business saying no, as it came over the wire. A newer server may know reasons that this build does not. */
export type WireRefusal = { code: RefusalCode; reason: RefusalReason; facts: RefusalFacts };

const isTrpcError = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

/** The refusal inside an error, or null when it is anything else. */
export function wireRefusalOf(error: unknown): WireRefusal | null {
  return (isTrpcError(error) ? error.data?.refusal : null) ?? null;
}

/** Which fields of a question the server found wrong. */
export function wrongFieldsOf(error: unknown): { code: string; path: string[] }[] {
  return (isTrpcError(error) ? error.data?.issues : null) ?? [];
}

/** The HTTP status of one answer, also inside a batch; null when there was no answer. */
export function statusOf(error: unknown): number | null {
  if (!isTrpcError(error)) return null;
  const answer = error.meta?.response;
  return error.data?.httpStatus ?? (answer instanceof Response ? answer.status : null);
}

/** The refusal an error carries, or the one its status stands for where a rule of the server's edge said no. */
export function refusalMeantBy(error: unknown): WireRefusal | null {
  const refusal = wireRefusalOf(error);
  if (refusal) return refusal;
  if (isTrpcError(error) && error.data?.code === "BAD_REQUEST") {
    return { code: "breaks-a-rule", reason: "invalid-input", facts: {} };
  }
  return refusalOfStatus(statusOf(error));
}

/** Rate limits and full servers answer before any procedure can. */
export function refusalOfStatus(status: number | null): WireRefusal | null {
  if (status === 429) return { code: "too-many", reason: "too-many-requests", facts: {} };
  if (status === 503) return { code: "try-later", reason: "busy", facts: {} };
  return null;
}

/** How to find what failed: the code of the reported fault, or of the request in the server's log. */
export function requestIdOf(error: unknown): string | null {
  return (isTrpcError(error) ? (error.data?.reference ?? error.data?.requestId) : null) ?? null;
}
