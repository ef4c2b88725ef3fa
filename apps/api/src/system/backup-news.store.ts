import type { SystemOverview } from "@vitrina/domain/system";

/** When a backup was last made, and when one was last restored and compared to see whether it is one. */
export type BackupNews = () => Promise<SystemOverview["backup"]>;
