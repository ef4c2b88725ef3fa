import { z } from "zod";
import { id, pageRequest } from "../shapes.ts";

const value = z.union([z.string(), z.number(), z.boolean(), z.date(), z.array(z.string()), z.null()]);
export type ActivityValue = z.infer<typeof value>;

export const activityChange = z.object({ field: z.string(), before: value, after: value });
export type ActivityChange = z.infer<typeof activityChange>;

/** One act of the audit log in words that a screen can say. */
export const activityEntry = z.object({
  id,
  at: z.date(),
  /** `campaign.updated`: the thing, and what was done to it. */
  action: z.string(),
  /** `name` is null where the log was not told one. */
  actor: z.object({ kind: z.enum(["admin", "creator", "system"]), name: z.string().nullable(), byKey: z.boolean() }),
  campaign: z.object({ id, title: z.string() }).nullable(),
  creator: z.object({ id, name: z.string() }).nullable(),
  changes: z.array(activityChange),
});
export type ActivityEntry = z.infer<typeof activityEntry>;

export const campaignActivityRequest = pageRequest.extend({ campaignId: id });
export const creatorActivityRequest = pageRequest.extend({ creatorId: id });
