import type { CallReport } from "@vitrina/outside";
import type { LossReason } from "./losses.ts";

/** Where a fault happened. One project holds all four. */
export const SOURCES = ["api", "worker", "admin", "creator"] as const;
export type Source = (typeof SOURCES)[number];

export type FaultAbout = {
  /** The tRPC path, the job's kind, the route. */
  where: string;
  source?: Source;
  requestId?: string | undefined;
  /** An id and nothing else that tells of a person. */
  userId?: string | undefined;
  level?: "fatal" | "error" | "warning";
  /** Numbers and codes that help; never what somebody typed. */
  facts?: Readonly<Record<string, string | number | boolean>>;
};

/** What became of the reports of one process since it started. */
export type ReportingTally = {
  sent: number;
  /** The latest event of each source that Sentry took in. */
  lastSent: Partial<Record<Source, { eventId: string; at: Date }>>;
  /** Reports of errors that never arrived. */
  lost: Partial<Record<LossReason, number>>;
  /** Until when Sentry last asked to be sent nothing. */
  quietUntil: Date | null;
};

/** What the programs need from the company that collects their faults. Kept by `sentryReporting`. */
export type ErrorReporting = {
  /** Reports a fault once, however often it is handed in, and hands back the code under which it can be found. */
  fault: (error: unknown, about: FaultAbout) => string;
  /** A finished call to an outside company: a breadcrumb and a span, and a fault when only a person can mend it. */
  called: (report: CallReport) => void;
  /** Who asks, for everything that is reported from here to the end of the request. */
  asked: (by: { requestId: string; userId: string | null }) => void;
  /** Runs work whose traces do not mix with those of the work beside it. */
  apart: <T>(run: () => Promise<T>) => Promise<T>;
  /** Runs a piece of work that is seen as one: its calls and its questions to the database belong to it. */
  within: <T>(work: { name: string; kind: "procedure" | "job" }, run: () => Promise<T>) => Promise<T>;
  /** Sends one harmless event under this id; true when Sentry took it in. */
  check: (source: Source, eventId: string) => Promise<boolean>;
  tally: () => ReportingTally;
  /** Waits until everything has left; false when the time was not enough. */
  flush: (limitMs: number) => Promise<boolean>;
};

/** Reports to nobody: for programs that only seed, move or test. */
export const silentReporting: ErrorReporting = {
  fault: () => newEventId(),
  called: () => {},
  asked: () => {},
  apart: (run) => run(),
  within: (_work, run) => run(),
  check: async () => false,
  tally: () => ({ sent: 0, lastSent: {}, lost: {}, quietUntil: null }),
  flush: async () => true,
};

/** 32 hexadecimal digits, as Sentry names its events. */
export function newEventId(): string {
  return crypto.randomUUID().replaceAll("-", "");
}

/** What an event of a check is called in Sentry. No two are alike, or the second would be taken for a repetition. */
export function checkTitle(source: Source, eventId: string): string {
  return `Check of error reporting from ${source} (${eventId.slice(0, 8)})`;
}
