import type { LossReason, ReportingLoss, ReportingMark, ReportingSource } from "@vitrina/domain/error-reporting";

type Taken = { eventId: string; at: Date };

/** What is kept of how the reporting of errors goes, for all processes together. */
export type ReportingNews = {
  /** A program that runs now reports for this part. */
  sign: (source: ReportingSource, as: { release: string; environment: string; at: Date }) => Promise<void>;
  /** Sentry took an event in; one that is older than what is known changes nothing. */
  noteSent: (source: ReportingSource, event: Taken) => Promise<void>;
  /** The same of the event of a check. */
  noteCheck: (source: ReportingSource, event: Taken) => Promise<void>;
  noteQuiet: (source: ReportingSource, until: Date) => Promise<void>;
  noteLoss: (source: ReportingSource, loss: { reason: LossReason; count: number; at: Date }) => Promise<void>;
  marks: () => Promise<ReportingMark[]>;
  losses: () => Promise<(ReportingLoss & { source: ReportingSource })[]>;
};
