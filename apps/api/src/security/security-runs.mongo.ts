import { type Database, decode, newId, objectId } from "@vitrina/db";
import type { SecurityRun, SecurityRuns } from "./security-runs.store.ts";

const KEPT_MS = 180 * 24 * 60 * 60 * 1000;

export function mongoSecurityRuns(db: Database): SecurityRuns {
  const runs = db.collection("security_runs");
  return {
    async keep(run) {
      const expiresAt = new Date(run.finishedAt.getTime() + KEPT_MS);
      await runs.insertOne({ _id: objectId(newId()), ...run, findings: [...run.findings], expiresAt });
    },
    async last(kind) {
      const [row] = await runs.find({ kind }).sort({ startedAt: -1 }).limit(1).toArray();
      if (!row) return null;
      const { startedAt, finishedAt, isGood, findings, counts } = decode(row) as unknown as SecurityRun;
      return { kind, startedAt, finishedAt, isGood, findings, counts };
    },
  };
}
