import { z } from "zod";

/** The parts of the product that report their errors, each for itself. */
export const REPORTING_SOURCES = ["api", "worker", "admin", "creator"] as const;
export const reportingSource = z.enum(REPORTING_SOURCES);
export type ReportingSource = z.infer<typeof reportingSource>;

/**
 * Why a report of an error never arrived. `not-ours` and `too-often` are what our own server turned away at its door for browsers;
 * `dropped` is what the reporting program gave up by itself.
 */
export const LOSS_REASONS = [
  "rate-limited",
  "refused",
  "no-line",
  "too-many-at-once",
  "too-large",
  "not-ours",
  "too-often",
  "dropped",
] as const;
export const lossReason = z.enum(LOSS_REASONS);
export type LossReason = z.infer<typeof lossReason>;

export const reportingLoss = z.object({ reason: lossReason, count: z.number().int(), lastAt: z.date() });
export type ReportingLoss = z.infer<typeof reportingLoss>;

/** An event that Sentry took in, by the id under which it can be found there. */
export const takenEvent = z.object({ eventId: z.string(), at: z.date() });

/** What is kept of how the reporting of one part goes. */
export type ReportingMark = {
  source: ReportingSource;
  release: string | null;
  environment: string | null;
  lastSent: z.infer<typeof takenEvent> | null;
  lastCheck: z.infer<typeof takenEvent> | null;
  /** Until when Sentry asked to be sent nothing. */
  quietUntil: Date | null;
  /** When a running program last said that it reports for this part; null when none ever did. */
  signedAt: Date | null;
};

export const reportingPart = z.object({
  source: reportingSource,
  /** Whether a running program reports for this part, or hands a browser all it needs to. */
  isOn: z.boolean(),
  release: z.string().nullable(),
  environment: z.string().nullable(),
  lastSent: takenEvent.nullable(),
  lastCheck: takenEvent.nullable(),
  /** Null when nobody has to wait now. */
  quietUntil: z.date().nullable(),
  losses: z.array(reportingLoss),
});
export type ReportingPart = z.infer<typeof reportingPart>;

export const reportingState = z.object({ parts: z.array(reportingPart), at: z.date() });
export type ReportingState = z.infer<typeof reportingState>;

/** A check that was begun: the API has sent its event; the worker sends its own as soon as it comes to it. */
export const reportingCheck = z.object({
  api: z.object({ eventId: z.string(), sent: z.boolean() }),
  worker: z.object({ eventId: z.string() }),
});
export type ReportingCheck = z.infer<typeof reportingCheck>;
