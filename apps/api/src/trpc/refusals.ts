import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import { isDatabaseAway } from "@vitrina/db";
import { Refusal, type RefusalCode } from "@vitrina/domain";

type TrpcCode = TRPCError["code"];

/** Every refusal has its place in tRPC's codes, and so in HTTP's. */
export const TRPC_CODE = {
  unauthenticated: "UNAUTHORIZED",
  "not-allowed": "FORBIDDEN",
  "not-found": "NOT_FOUND",
  "wrong-moment": "PRECONDITION_FAILED",
  "changed-meanwhile": "CONFLICT",
  "breaks-a-rule": "BAD_REQUEST",
  "too-many": "TOO_MANY_REQUESTS",
  "try-later": "SERVICE_UNAVAILABLE",
} as const satisfies Record<RefusalCode, TrpcCode>;

/** What tRPC itself says about a question it could not even ask: wrong shape, wrong path, too large. */
const ASKED_WRONGLY: ReadonlySet<TrpcCode> = new Set<TrpcCode>([
  "PARSE_ERROR",
  "BAD_REQUEST",
  "NOT_FOUND",
  "METHOD_NOT_SUPPORTED",
  "UNSUPPORTED_MEDIA_TYPE",
  "PAYLOAD_TOO_LARGE",
  "CLIENT_CLOSED_REQUEST",
]);

/** The refusal inside an error, however deep tRPC wrapped it. A database that is away is one: it passes, and nobody is at fault. */
export function refusalIn(error: unknown): Refusal | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof Refusal) return at;
  return isDatabaseAway(error) ? new Refusal("try-later", "database-away") : null;
}

/** Gives what fails before any procedure runs the code of its refusal, as the procedures do. */
export function asked<Input, Output>(ask: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  return async (input) => {
    try {
      return await ask(input);
    } catch (error) {
      throw asTrpcError(getTRPCErrorFromUnknown(error));
    }
  };
}

/** A refusal as tRPC takes it, also outside of any procedure. */
export const refused = (refusal: Refusal): TRPCError =>
  new TRPCError({ code: TRPC_CODE[refusal.code], message: refusal.reason, cause: refusal });

/** Gives a refusal its tRPC code; anything else stays as it is. */
export function asTrpcError(error: TRPCError): TRPCError {
  const refusal = refusalIn(error);
  return refusal ? refused(refusal) : error;
}

/** A fault is ours: logged, reported, and masked. Everything else is the asker's to mend. */
export function isFault(error: TRPCError): boolean {
  return refusalIn(error) === null && !ASKED_WRONGLY.has(error.code);
}
