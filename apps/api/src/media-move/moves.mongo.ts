import { type Database, decode, isDuplicateKey, newId, objectId } from "@vitrina/db";
import type { MoveLine, MoveRun } from "@vitrina/domain/media";
import { Int32 } from "mongodb";
import type { HeldRun, MoveRuns } from "./moves.store.ts";

/** One document may hold it. */
const RUNNING = "running";
const LINES_KEPT_MS = 180 * 24 * 60 * 60 * 1000;

export function mongoMoveRuns(db: Database, now: () => Date): MoveRuns {
  const runs = db.collection("media_move_runs");
  const lines = db.collection("media_move_lines");
  const mine = ({ id, attempts }: HeldRun) => ({ _id: objectId(id), slot: RUNNING, attempts });
  const toRun = (row: unknown): MoveRun => {
    const { _id: id, ...run } = decode(row as never) as unknown as Omit<MoveRun, "id"> & { _id: string };
    const { phase, status, askedBy, askedAt, attempts, error } = run;
    return {
      ...{ id, phase, status, askedBy, askedAt, attempts, error },
      startedAt: run.startedAt ?? null,
      beatAt: run.beatAt ?? null,
      endedAt: run.endedAt ?? null,
      stopAskedAt: run.stopAskedAt ?? null,
      progress: run.progress ?? null,
      outcome: run.outcome ?? null,
    };
  };

  return {
    async begin({ id, phase, afterDays, askedBy, askedById }) {
      const nothingYet = { startedAt: null, beatAt: null, endedAt: null, stopAskedAt: null };
      const run = { phase, status: "running", askedBy, askedById, afterDays: new Int32(afterDays), askedAt: now() };
      const counted = { attempts: new Int32(0), progress: null, outcome: null, error: "" };
      try {
        await runs.insertOne({ _id: objectId(id), slot: RUNNING, ...run, ...nothingYet, ...counted });
        return true;
      } catch (error) {
        if (isDuplicateKey(error, "slot")) return false;
        throw error;
      }
    },
    async byId(id) {
      const row = await runs.findOne({ _id: objectId(id) });
      return row && toRun(row);
    },
    async running() {
      const row = await runs.findOne({ slot: RUNNING });
      return row && toRun(row);
    },
    async latest(limit) {
      const rows = await runs.find({}).sort({ askedAt: -1, _id: -1 }).limit(limit).toArray();
      return rows.map(toRun);
    },
    async askToStop(id) {
      const asked = await runs.updateOne({ _id: objectId(id), slot: RUNNING }, { $set: { stopAskedAt: now() } });
      return asked.matchedCount === 1;
    },
    async hold(id) {
      const row = await runs.findOneAndUpdate(
        { _id: objectId(id), slot: RUNNING },
        [
          {
            $set: {
              attempts: { $add: ["$attempts", 1] },
              beatAt: now(),
              startedAt: { $ifNull: ["$startedAt", now()] },
            },
          },
        ],
        { returnDocument: "after" },
      );
      if (!row) return null;
      const { phase, afterDays, attempts } = row as unknown as HeldRun;
      return { id, phase, afterDays: Number(afterDays), attempts: Number(attempts) };
    },
    async beat(run, progress) {
      const row = await runs.findOneAndUpdate(
        mine(run),
        { $set: { beatAt: now(), progress } },
        { returnDocument: "after", projection: { stopAskedAt: 1 } },
      );
      if (!row) return "lost";
      return row.stopAskedAt ? "stop" : "go on";
    },
    async end(run, ending) {
      await runs.updateOne(mine(run), { $set: { ...ending, endedAt: now(), slot: run.id } });
    },
    async addLines(runId, added) {
      if (added.length === 0) return;
      const expiresAt = new Date(now().getTime() + LINES_KEPT_MS);
      await lines.insertMany(added.map((line) => ({ _id: objectId(newId()), runId, ...line, expiresAt })));
    },
    async dropLines(runId, what) {
      await lines.deleteMany({ runId, what: { $in: [...what] } });
    },
    async lines({ runId, what, cursor, limit }) {
      const rows = await lines
        .find({
          runId,
          ...(what.length > 0 && { what: { $in: what } }),
          ...(cursor && { _id: { $gt: objectId(cursor) } }),
        })
        .sort({ _id: 1 })
        .limit(limit + 1)
        .toArray();
      const items = rows.slice(0, limit).map((row) => {
        const { _id: id, at, what: kind, reason, event } = decode(row) as unknown as MoveLine & { _id: string };
        return { id, at, what: kind, reason, event };
      });
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  };
}
