import { type Database, isDuplicateKey, newId, objectId } from "@vitrina/db";
import { type RunningProcess, runningProcess } from "@vitrina/domain/system";
import type { ProcessStore } from "./health.store.ts";

const FORGET_MS = 24 * 60 * 60 * 1000;

export function mongoProcesses(db: Database): ProcessStore {
  const processes = db.collection("running_processes");
  return {
    async sign({ name, ...said }: RunningProcess) {
      const expiresAt = new Date(said.beatAt.getTime() + FORGET_MS);
      try {
        await processes.updateOne(
          { name },
          { $set: { ...said, expiresAt }, $setOnInsert: { _id: objectId(newId()) } },
          { upsert: true },
        );
      } catch (error) {
        if (!isDuplicateKey(error, "name")) throw error;
      }
    },
    async leave(name) {
      await processes.deleteOne({ name });
    },
    async all() {
      const rows = await processes.find().sort({ startedAt: -1 }).limit(200).toArray();
      return rows.map((row) => runningProcess.parse(row));
    },
  };
}
