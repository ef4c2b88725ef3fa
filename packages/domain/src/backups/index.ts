export {
  type BackupOverview,
  type BackupRunNote,
  backupOverview,
  backupRunNote,
  DRILL_OVERDUE_MS,
  OVERDUE_MS,
  startedBackup,
} from "./backup-run.ts";
export { type BucketTrouble, bucketTrouble } from "./bucket-trouble.ts";
