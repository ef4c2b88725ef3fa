import type { RefusalCode, RefusalFacts, RefusalReason } from "@vitrina/domain";

/** What every failed call tells, whatever its kind. Nothing in it holds the API key. */
export type CallFacts = {
  /** The procedure, `campaigns.create`. */
  path: string;
  /** How to find this request in the server's log; null when no answer came. */
  requestId: string | null;
  /** The key a mutation was sent with, for repeating it without doing it twice; null for queries. */
  idempotencyKey: string | null;
  /** How long the server asked to be left alone, in milliseconds. */
  retryAfterMs: number | null;
};

/** The kinds a call can fail with: `VitrinaRefusal`, `VitrinaFault`, `VitrinaUnreachable`. */
export abstract class VitrinaError extends Error implements CallFacts {
  readonly path: string;
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
  readonly retryAfterMs: number | null;

  constructor(message: string, { path, requestId, idempotencyKey, retryAfterMs }: CallFacts, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.path = path;
    this.requestId = requestId;
    this.idempotencyKey = idempotencyKey;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The business said no. Asking the same again gets the same answer, unless `code` is `too-many` or `try-later`. */
export class VitrinaRefusal extends VitrinaError {
  override readonly name = "VitrinaRefusal";
  readonly code: RefusalCode;
  readonly reason: RefusalReason;
  readonly facts: RefusalFacts;
  /** Which fields of the input were wrong, and how; empty unless `reason` is `invalid-input`. */
  readonly issues: readonly { code: string; path: readonly string[] }[];

  constructor(
    call: CallFacts,
    no: {
      code: RefusalCode;
      reason: RefusalReason;
      facts: RefusalFacts;
      issues?: readonly { code: string; path: readonly string[] }[];
    },
  ) {
    const issues = no.issues ?? [];
    super(`${call.path} was refused: ${no.reason}${inWords(no.facts, issues)}`, call);
    this.code = no.code;
    this.reason = no.reason;
    this.facts = no.facts;
    this.issues = issues;
  }
}

/** Something broke on the server, or what answered is no Vitrina server. Report `requestId`. */
export class VitrinaFault extends VitrinaError {
  override readonly name = "VitrinaFault";
  /** HTTP status; null when the call failed before it was sent. */
  readonly status: number | null;

  constructor(
    call: CallFacts,
    { status, message, cause }: { status: number | null; message: string; cause?: unknown },
  ) {
    super(`${call.path} failed: ${message}${call.requestId ? ` (request ${call.requestId})` : ""}`, call, cause);
    this.status = status;
  }
}

/** No answer came: no connection, or not in time. Whether a mutation was carried out is not known. */
export class VitrinaUnreachable extends VitrinaError {
  override readonly name = "VitrinaUnreachable";
  /** True when the call's time ran out, false when the connection failed. */
  readonly timedOut: boolean;

  constructor(call: CallFacts, { timedOut, message, cause }: { timedOut: boolean; message: string; cause?: unknown }) {
    super(`${call.path} got no answer: ${message}`, call, cause);
    this.timedOut = timedOut;
  }
}

function inWords(facts: RefusalFacts, issues: readonly { code: string; path: readonly string[] }[]): string {
  const words = [
    ...Object.entries(facts).map(([name, value]) => `${name}: ${value}`),
    ...issues.map(({ code, path }) => `${path.join(".") || "input"}: ${code}`),
  ];
  return words.length > 0 ? ` (${words.join(", ")})` : "";
}
