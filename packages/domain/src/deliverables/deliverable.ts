import { z } from "zod";

export const DELIVERABLE_TYPES = ["photo", "video", "reel", "story", "carousel"] as const;
export const deliverableType = z.enum(DELIVERABLE_TYPES);
export type DeliverableType = z.infer<typeof deliverableType>;

export const DELIVERABLE_STATUSES = [
  "pending",
  "submitted",
  "changes_requested",
  "approved",
  "published",
  "cancelled",
] as const;
export const deliverableStatus = z.enum(DELIVERABLE_STATUSES);
export type DeliverableStatus = z.infer<typeof deliverableStatus>;

/** Nothing more is owed for these; their due dates never move. */
export const DELIVERABLE_DONE: ReadonlySet<DeliverableStatus> = new Set(["approved", "published", "cancelled"]);

/** Work is still owed or under review; their due dates follow the campaign. */
export const DELIVERABLE_OPEN = DELIVERABLE_STATUSES.filter((status) => !DELIVERABLE_DONE.has(status));

/** The next step is the creator's: to hand in, or to hand in again. */
export const DELIVERABLE_OWED: readonly DeliverableStatus[] = ["pending", "changes_requested"];
