import { type BackupOverview, type BackupRunNote, OVERDUE_MS } from "@vitrina/domain/backups";
import type { Ports } from "../ports.ts";
import type { BackupRun } from "./backup-runs.store.ts";

const SHOWN = 20;

/** What was done about backups lately, and whether somebody has to look. */
export async function backupOverview({ backupRuns, now }: Pick<Ports, "backupRuns" | "now">): Promise<BackupOverview> {
  const [runs, backup, drill] = await Promise.all([
    backupRuns.latest(SHOWN),
    backupRuns.lastGood("backup"),
    backupRuns.lastGood("drill"),
  ]);
  const verifiedAt = backup?.verifiedAt ?? null;
  return {
    runs: runs.map(asNote),
    verifiedAt,
    drilledAt: drill?.finishedAt ?? null,
    isOverdue: verifiedAt === null || now().getTime() - verifiedAt.getTime() > OVERDUE_MS,
  };
}

function asNote({
  askedBy: _a,
  beatAt: _b,
  objectKey: _k,
  uploadId: _u,
  verifiedAt: _v,
  release: _r,
  figures,
  ...run
}: BackupRun): BackupRunNote {
  const number = (value: unknown) => (typeof value === "number" ? value : null);
  const { bytes, documents, restoreSeconds } = figures;
  return { ...run, bytes: number(bytes), documents: number(documents), restoreSeconds: number(restoreSeconds) };
}
