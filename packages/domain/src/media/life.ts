const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A place that was reserved and not confirmed for so long is looked at by the sweep. */
export const RESERVATION_LOOKED_AT_AFTER_MS = HOUR;

/** A file that nothing refers to is called unused only when it is so old: people finish their forms late. */
export const UNUSED_AFTER_MS = DAY;

/** How long an unused file, or the one that was replaced, can be had back. */
export const KEPT_DAYS = 30;

/** Between the last look at who refers to a file and its end: longer than any change that began before can take. */
export const LAST_LOOK_AFTER_MS = HOUR;

export const ASSET_STATES = ["reserved", "in_use", "orphaned", "replaced", "deleting", "deleted", "failed"] as const;
export type AssetState = (typeof ASSET_STATES)[number];

export type AssetLife = {
  status: "reserved" | "verified" | "failed" | "deleting" | "deleted";
  replacedBy: string | null;
  orphanedAt: Date | null;
};

/** What became of a file, in one word. */
export function assetState({ status, replacedBy, orphanedAt }: AssetLife): AssetState {
  if (status !== "verified") return status;
  if (replacedBy !== null) return "replaced";
  return orphanedAt === null ? "in_use" : "orphaned";
}

/** When a file that is no longer wanted goes. */
export const keptUntil = (since: Date): Date => new Date(since.getTime() + KEPT_DAYS * DAY);
