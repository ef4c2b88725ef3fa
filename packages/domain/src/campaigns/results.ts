import { z } from "zod";
import { creatorNumbers } from "../creators/numbers.ts";
import { deliverableType } from "../deliverables/index.ts";
import { id } from "../shapes.ts";

/** How many published pieces are listed; the counts cover all of them. */
export const PUBLISHED_LISTED = 100;

/** What can honestly be said of a campaign today: what was agreed, delivered, published, and how much of it in time. */
export const campaignResults = z.object({
  pieces: z.number().int(),
  publishedCount: z.number().int(),
  numbers: creatorNumbers,
  /** The latest first. */
  published: z.array(
    z.object({ id, type: deliverableType, creatorName: z.string(), url: z.string(), publishedAt: z.date() }),
  ),
});
export type CampaignResults = z.infer<typeof campaignResults>;
