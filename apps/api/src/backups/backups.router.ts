import { backupOverview as overviewShape, startedBackup } from "@vitrina/domain/backups";
import { admin, router } from "../trpc/procedures.ts";
import { backupOverview } from "./backup-overview.ts";
import { startBackup } from "./start-backup.ts";

/** The owner's alone: no other role holds this permission. */
export const backupsRouter = router({
  overview: admin("system:manage")
    .output(overviewShape)
    .query(({ ctx }) => backupOverview(ctx)),
  start: admin("system:manage")
    .output(startedBackup)
    .mutation(({ ctx }) => startBackup(ctx)),
});
