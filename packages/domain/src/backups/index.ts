export {
  type BackupOverview,
  type BackupRunNote,
  backupOverview,
  backupRunNote,
  OVERDUE_MS,
  startedBackup,
} from "./backup-run.ts";
