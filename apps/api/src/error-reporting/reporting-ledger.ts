import type { LossReason, ReportingSource } from "@vitrina/domain/error-reporting";
import type { ReportingTally, TunnelAnswer } from "@vitrina/error-reporting";
import type { ReportingNews } from "./reporting-news.store.ts";

type Needs = {
  news: ReportingNews;
  /** What the reporting program of this process counts. */
  tally: () => ReportingTally;
  /** Whose reports this process sends or passes on. The first is whose losses its own program's are. */
  sources: readonly ReportingSource[];
  release: string;
  environment: string;
  now: () => Date;
};

export type ReportingLedger = ReturnType<typeof reportingLedger>;

/**
 * Gathers in memory how the reporting of this process goes, and of the browsers whose reports it passes on, and keeps it from
 * time to time: somebody who knocks at the tunnel all day costs the database nothing. What could not be kept waits for the next time.
 */
export function reportingLedger({ news, tally, sources, release, environment, now }: Needs) {
  /** The latest word under each name: one more of the same kind takes its place. */
  const notes = new Map<string, () => Promise<void>>();
  const lost = new Map<string, { source: ReportingSource; reason: LossReason; count: number; at: Date }>();
  let counted: ReportingTally = { sent: 0, lastSent: {}, lost: {}, quietUntil: null };

  const noteSent = (source: ReportingSource, event: { eventId: string; at: Date }) =>
    notes.set(`sent ${source}`, () => news.noteSent(source, event));
  const noteQuiet = (source: ReportingSource, until: Date | null) => {
    if (until && until > now()) notes.set(`quiet ${source}`, () => news.noteQuiet(source, until));
  };
  const lose = (source: ReportingSource, reason: LossReason, count: number, at = now()) => {
    const name = `${source} ${reason}`;
    lost.set(name, { source, reason, count: count + (lost.get(name)?.count ?? 0), at });
  };

  /** What this process's own program has counted since the last time. */
  const readTally = () => {
    const [own = "api"] = sources;
    const read = tally();
    for (const [reason, count = 0] of Object.entries(read.lost) as [LossReason, number | undefined][]) {
      const more = count - (counted.lost[reason] ?? 0);
      if (more > 0) lose(own, reason, more);
    }
    for (const source of sources) {
      const event = read.lastSent[source];
      if (event && event.eventId !== counted.lastSent[source]?.eventId) noteSent(source, event);
    }
    noteQuiet(own, read.quietUntil);
    counted = read;
  };

  return {
    /** What came of a browser's report. */
    passed(app: ReportingSource, answer: Pick<TunnelAnswer, "passed" | "lost" | "quietUntil">) {
      const source = answer.passed?.source ?? app;
      for (const { reason, count } of answer.lost) lose(source, reason, count);
      noteQuiet(source, answer.quietUntil);
      if (!answer.passed) return;
      const event = { eventId: answer.passed.eventId, at: now() };
      noteSent(source, event);
      if (answer.passed.isCheck) notes.set(`check ${source}`, () => news.noteCheck(source, event));
    },
    turnedAway: (app: ReportingSource) => lose(app, "too-often", 1),

    /** @throws when the database is away; nothing that was gathered is lost by that */
    async keep(): Promise<void> {
      readTally();
      for (const source of sources) await news.sign(source, { release, environment, at: now() });
      for (const [name, note] of [...notes]) {
        await note();
        if (notes.get(name) === note) notes.delete(name);
      }
      for (const [name, loss] of [...lost]) {
        // Taken out first: what comes meanwhile is counted anew, and nothing is counted twice.
        lost.delete(name);
        await news.noteLoss(loss.source, loss).catch((error: unknown) => {
          lose(loss.source, loss.reason, loss.count, loss.at);
          throw error;
        });
      }
    },
  };
}
