/**
 * Every place from which an outside company is asked: the company, and what it is asked to do. A call that is not listed
 * here does not compile, and `apps/api/src/error-reporting/fault-matrix.test.ts` drives each in every fault: a line here without a
 * row there fails.
 */
export const CALL_SITES = {
  cloudinary: [
    "upload",
    "upload-chunk",
    "destroy",
    "read",
    "find",
    "exists",
    "list",
    "usage",
    "read-original",
    "download",
  ],
  resend: ["send", "domains"],
  /** `transport` is the SDK's own sending, which has its own manners. */
  sentry: ["tunnel", "find-event", "upload-limits", "upload-chunks", "assemble", "transport"],
  turnstile: ["verify"],
  google: ["token"],
  gemini: [],
  s3: [
    "head",
    "list",
    "read",
    "put",
    "begin-upload",
    "upload-part",
    "complete-upload",
    "unfinished",
    "abandon",
    "remove",
  ],
  uptimerobot: ["list", "create", "change", "remove", "heartbeat"],
  bancard: [],
  whatsapp: [],
} as const satisfies Record<string, readonly string[]>;

export type ExternalService = keyof typeof CALL_SITES;

/** What a company may be asked to do. */
export type ExternalOp<Service extends ExternalService> = (typeof CALL_SITES)[Service][number];

/** One of the listed places. */
export type CallSite = { [Service in ExternalService]: { service: Service; op: ExternalOp<Service> } }[ExternalService];
