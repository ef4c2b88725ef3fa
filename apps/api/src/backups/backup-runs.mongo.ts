import { isDuplicateKey, newId, objectId } from "@vitrina/db";
import type { Collection, Document } from "mongodb";
import type { BackupRun, BackupRuns } from "./backup-runs.store.ts";

/** A run that has not said anything for so long is dead: its process was killed, or its machine is gone. */
const SILENT_MS = 90_000;
const TRIES = 3;

export function mongoBackupRuns(runs: Collection, now: () => Date): BackupRuns {
  const end = async (id: string, change: Document) => {
    await runs.updateOne(
      { _id: objectId(id), state: "running" },
      { $set: { ...change, place: id, finishedAt: now() } },
    );
  };

  return {
    async begin(run) {
      let dead: BackupRun | null = null;
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const id = newId();
        const nothing = {
          finishedAt: null,
          objectKey: null,
          uploadId: null,
          takenAt: null,
          verifiedAt: null,
          heldUntil: null,
        };
        const begun = { step: "starting", startedAt: now(), beatAt: now(), problem: "", problemCode: "", figures: {} };
        try {
          await runs.insertOne({ _id: objectId(id), ...run, state: "running", place: run.kind, ...begun, ...nothing });
          return { id, dead };
        } catch (error) {
          if (!isDuplicateKey(error, "place")) throw error;
        }
        const silentSince = new Date(now().getTime() - SILENT_MS);
        const silent = await runs.findOne({ place: run.kind, beatAt: { $lt: silentSince } });
        if (!silent) return null;
        const problem = "It was cut off: its process ended without a word.";
        const taken = await runs.updateOne(
          { _id: silent._id, place: run.kind, beatAt: silent.beatAt },
          { $set: { state: "failed", place: String(silent._id), problem, problemCode: "cut-off", finishedAt: now() } },
        );
        if (taken.modifiedCount === 1) dead = asRun(silent);
      }
      return null;
    },
    async beat(id, so) {
      const found = await runs.updateOne({ _id: objectId(id), state: "running" }, { $set: { ...so, beatAt: now() } });
      return found.matchedCount === 1;
    },
    done: (id, { figures, ...facts }) =>
      end(id, { state: "done", step: "", uploadId: null, ...facts, ...(figures && { figures }) }),
    failed: (id, { message, code, figures }) =>
      end(id, { state: "failed", problem: message.slice(0, 500), problemCode: code, ...(figures && { figures }) }),
    async latest(limit) {
      return (await runs.find().sort({ startedAt: -1, _id: -1 }).limit(limit).toArray()).map(asRun);
    },
    async lastGood(kind) {
      const found = await runs.findOne({ kind, state: "done" }, { sort: { startedAt: -1 } });
      return found && asRun(found);
    },
  };
}

function asRun({ _id, place: _place, ...run }: Document): BackupRun {
  const unset = { finishedAt: null, objectKey: null, uploadId: null, takenAt: null, verifiedAt: null, heldUntil: null };
  return { ...unset, ...run, id: String(_id) } as BackupRun;
}
