import type { Database } from "@vitrina/db";
import type { SystemOverview } from "@vitrina/domain/system";

/** When a backup was last made, and when one was last restored and compared to see whether it is one. */
export type BackupNews = () => Promise<SystemOverview["backup"]>;

export function mongoBackupNews(db: Database): BackupNews {
  const runs = db.collection("backup_runs");
  const latest = async (kind: string) => {
    const row = await runs.findOne({ kind, finishedAt: { $ne: null } }, { sort: { startedAt: -1 } });
    return row?.finishedAt ? { at: row.finishedAt as Date, ok: row.state === "done" } : null;
  };
  return async () => {
    const [last, lastVerified] = await Promise.all([latest("backup"), latest("drill")]);
    return { last, lastVerified };
  };
}
