import { type Database, decode, isDuplicateKey, newId, objectId } from "@vitrina/db";
import type { HeldJob, JobQueue } from "./job-queue.ts";
import type { Jobs } from "./jobs.store.ts";

/** How long a job that was done stays to be looked at. */
const KEEP_DONE_MS = 14 * 24 * 60 * 60 * 1000;

export function mongoJobs(db: Pick<Database, "collection">, now: () => Date): Jobs {
  const jobs = db.collection("job_runs");
  return {
    async enqueue({ kind, key, payload, runAt }) {
      const waiting = { status: "waiting", attempts: 0, runAt, lockedUntil: null, lockedBy: "", lastError: "" };
      const times = { createdAt: now(), finishedAt: null, expiresAt: null };
      try {
        await jobs.updateOne(
          { key },
          { $setOnInsert: { _id: objectId(newId()), kind, payload, ...waiting, ...times } },
          { upsert: true },
        );
      } catch (error) {
        if (!isDuplicateKey(error, "key")) throw error;
      }
    },
    async cancel(key) {
      await jobs.deleteOne({ key, status: "waiting", lockedBy: "" });
    },
  };
}

export function mongoJobQueue(db: Pick<Database, "collection">): JobQueue {
  const jobs = db.collection("job_runs");
  const mine = ({ id, holder }: HeldJob) => ({ _id: objectId(id), status: "waiting", lockedBy: holder });
  const free = { lockedUntil: null, lockedBy: "" };

  return {
    async hold(now, holdForMs) {
      const holder = newId();
      const held = await jobs.findOneAndUpdate(
        { status: "waiting", runAt: { $lte: now }, $or: [{ lockedUntil: null }, { lockedUntil: { $lte: now } }] },
        { $set: { lockedUntil: new Date(now.getTime() + holdForMs), lockedBy: holder }, $inc: { attempts: 1 } },
        { sort: { runAt: 1 }, returnDocument: "after" },
      );
      if (!held) return null;
      const { _id: id, kind, key, payload, attempts, runAt } = decode(held) as unknown as HeldJob & { _id: string };
      return { id, kind, key, payload, attempts, runAt, holder };
    },
    async beat(job, heldUntil) {
      const { matchedCount } = await jobs.updateOne(mine(job), { $set: { lockedUntil: heldUntil } });
      return matchedCount === 1;
    },
    async done(job, now) {
      const expiresAt = new Date(now.getTime() + KEEP_DONE_MS);
      await jobs.updateOne(mine(job), { $set: { ...free, status: "done", finishedAt: now, lastError: "", expiresAt } });
    },
    async putBack(job) {
      await jobs.updateOne(mine(job), { $set: free, $inc: { attempts: -1 } });
    },
    async nextAt(now) {
      const [due, held] = await Promise.all([
        jobs.findOne({ status: "waiting", runAt: { $gt: now } }, { sort: { runAt: 1 }, projection: { runAt: 1 } }),
        jobs.findOne(
          { status: "waiting", runAt: { $lte: now }, lockedUntil: { $gt: now } },
          { sort: { lockedUntil: 1 }, projection: { lockedUntil: 1 } },
        ),
      ]);
      const next = [due?.runAt, held?.lockedUntil].filter((at) => at instanceof Date);
      return next.length > 0 ? new Date(Math.min(...next.map((at) => at.getTime()))) : null;
    },
    async retry(job, at, error) {
      await jobs.updateOne(mine(job), { $set: { ...free, runAt: at, lastError: error } });
    },
    async bury(job, now, error) {
      await jobs.updateOne(mine(job), { $set: { ...free, status: "dead", finishedAt: now, lastError: error } });
    },
  };
}
