import { type Database, isDuplicateKey, newId, objectId } from "@vitrina/db";
import { type LossReason, REPORTING_SOURCES, type ReportingSource } from "@vitrina/domain/error-reporting";
import type { ReportingNews } from "./reporting-news.store.ts";

/** Before the first sign of life: later than it nobody looks back. */
const NEVER = new Date(0);
const MANY = 100;

export function mongoReportingNews(db: Database): ReportingNews {
  const marks = db.collection("reporting_marks");
  const losses = db.collection("reporting_losses");

  async function made(source: ReportingSource): Promise<void> {
    try {
      await marks.updateOne(
        { source },
        { $setOnInsert: { _id: objectId(newId()), updatedAt: NEVER } },
        { upsert: true },
      );
    } catch (error) {
      if (!isDuplicateKey(error, "source")) throw error;
    }
  }

  /** Two processes that note something at once leave the later of the two. */
  async function later(source: ReportingSource, field: string, at: Date, set: object): Promise<void> {
    await made(source);
    await marks.updateOne({ source, $or: [{ [field]: null }, { [field]: { $lt: at } }] }, { $set: set });
  }

  return {
    async sign(source, { release, environment, at }) {
      await made(source);
      await marks.updateOne({ source }, { $set: { release, environment, updatedAt: at } });
    },
    noteSent: (source, { eventId, at }) => later(source, "lastSentAt", at, { lastSentAt: at, lastEventId: eventId }),
    async noteCheck(source, { eventId, at }) {
      await later(source, "lastCheckAt", at, { lastCheckAt: at, lastCheckId: eventId });
      await later(source, "lastSentAt", at, { lastSentAt: at, lastEventId: eventId });
    },
    noteQuiet: (source, until) => later(source, "quietUntil", until, { quietUntil: until }),
    async noteLoss(source, { reason, count, at }) {
      const write = () =>
        losses.updateOne(
          { source, reason },
          { $inc: { count }, $max: { lastAt: at }, $setOnInsert: { _id: objectId(newId()) } },
          { upsert: true },
        );
      try {
        await write();
      } catch (error) {
        if (!isDuplicateKey(error, "reason")) throw error;
        await write();
      }
    },
    async marks() {
      const rows = await marks.find().limit(REPORTING_SOURCES.length).toArray();
      return rows.map((row) => ({
        source: row.source as ReportingSource,
        release: row.release ?? null,
        environment: row.environment ?? null,
        lastSent: row.lastSentAt ? { eventId: row.lastEventId ?? "", at: row.lastSentAt } : null,
        lastCheck: row.lastCheckAt ? { eventId: row.lastCheckId ?? "", at: row.lastCheckAt } : null,
        quietUntil: row.quietUntil ?? null,
        signedAt: row.updatedAt > NEVER ? row.updatedAt : null,
      }));
    },
    async losses() {
      const rows = await losses.find().limit(MANY).toArray();
      return rows.map(({ source, reason, count, lastAt }) => ({
        source: source as ReportingSource,
        reason: reason as LossReason,
        count,
        lastAt,
      }));
    },
  };
}
