import { z } from "zod";
import { id, pageRequest } from "../shapes.ts";
import { LOCALES } from "../time/index.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long somebody may change their mind before they are forgotten. */
export const DELETION_GRACE_DAYS = 14;
/** Within how many days a person is answered. */
export const ANSWERED_WITHIN_DAYS = 10;
/** How long a copy of somebody's data can be fetched. */
export const EXPORT_KEPT_DAYS = 7;

/** What a person may say yes or no to; the notice itself they only take note of. */
export const CONSENT_PURPOSES = ["privacy-notice", "portfolio", "news"] as const;
export const consentPurpose = z.enum(CONSENT_PURPOSES);
export type ConsentPurpose = z.infer<typeof consentPurpose>;

export const consent = z.object({
  purpose: consentPurpose,
  /** Null until the person answered. */
  given: z.boolean().nullable(),
  at: z.date().nullable(),
  textVersion: z.string().nullable(),
  /** False when the text changed since. */
  isCurrent: z.boolean(),
});
export type Consent = z.infer<typeof consent>;

export const consentRequest = z.strictObject({
  purpose: consentPurpose,
  given: z.boolean(),
  locale: z.enum(LOCALES),
});

export const DATA_REQUEST_KINDS = ["export", "deletion"] as const;
export const DATA_REQUEST_STATES = ["open", "working", "done", "cancelled"] as const;

export const dataRequest = z.object({
  id,
  kind: z.enum(DATA_REQUEST_KINDS),
  status: z.enum(DATA_REQUEST_STATES),
  askedAt: z.date(),
  /** Until when we must have answered. */
  dueAt: z.date(),
  /** When the work begins; until then a deletion can be cancelled. */
  startsAt: z.date(),
  finishedAt: z.date().nullable(),
  /** A finished copy that can still be fetched. */
  canBeOpened: z.boolean(),
});
export type DataRequest = z.infer<typeof dataRequest>;

export const myData = z.object({
  noticeVersion: z.string(),
  consents: z.array(consent),
  requests: z.array(dataRequest),
});
export type MyData = z.infer<typeof myData>;

export const askDeletionRequest = z.strictObject({ password: z.string().min(1).max(200).optional() });
export const dataRequestById = z.strictObject({ id });
export const openedExport = z.object({ url: z.string(), expiresAt: z.date() });

/** A request as the agency sees it. */
export const dataRequestRow = dataRequest.extend({
  creatorId: z.string().nullable(),
  name: z.string(),
  email: z.string(),
  isLate: z.boolean(),
  lastError: z.string(),
});
export type DataRequestRow = z.infer<typeof dataRequestRow>;
export const dataRequestsRequest = pageRequest.extend({ open: z.boolean().optional(), creatorId: id.optional() });

/** When a request must be answered and when its work begins. */
export function datesOf(kind: (typeof DATA_REQUEST_KINDS)[number], askedAt: Date): { dueAt: Date; startsAt: Date } {
  const after = (days: number) => new Date(askedAt.getTime() + days * DAY_MS);
  if (kind === "export") return { dueAt: after(ANSWERED_WITHIN_DAYS), startsAt: askedAt };
  return { dueAt: after(DELETION_GRACE_DAYS + ANSWERED_WITHIN_DAYS), startsAt: after(DELETION_GRACE_DAYS) };
}

/** Whether a finished copy can still be fetched. */
export const exportIsKept = (finishedAt: Date | null, now: Date): boolean =>
  finishedAt !== null && now.getTime() < finishedAt.getTime() + EXPORT_KEPT_DAYS * DAY_MS;
