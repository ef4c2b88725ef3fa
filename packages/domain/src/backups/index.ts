export {
  type BackupOverview,
  type BackupRunNote,
  backupOverview,
  backupRunNote,
  DRILL_OVERDUE_MS,
  OVERDUE_MS,
  startedBackup,
} from "./backup-run.ts";
