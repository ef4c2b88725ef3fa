import type { Database } from "@vitrina/db";
import type { BackupNews } from "./backup-news.store.ts";

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
