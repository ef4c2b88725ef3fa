import type { Database } from "@vitrina/db";
import type { Env } from "../env.ts";
import type { Ports } from "../ports.ts";
import { backupProgram } from "./backup-program.ts";
import { mongoBackupRuns } from "./backup-runs.mongo.ts";

/** What the server itself does about backups: it asks for them, and reads how they went. */
export function backupPorts(db: Database, env: Env, now: () => Date): Pick<Ports, "backupProgram" | "backupRuns"> {
  return {
    backupProgram: backupProgram({
      scheduled: env.BACKUP_SCHEDULE === "on",
      canDrill: env.BACKUP_IDENTITY !== undefined,
    }),
    backupRuns: mongoBackupRuns(db.collection("backup_runs"), now),
  };
}
