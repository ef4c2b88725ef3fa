import { z } from "zod";
import { myApplication } from "../applications/index.ts";
import { picture } from "../media/index.ts";
import { guaranies, id, pageRequest, prose } from "../shapes.ts";
import { PROFILE_PARTS } from "./completeness.ts";
import { creatorProfile, creatorStatus } from "./creator.ts";
import { creatorNumbers } from "./numbers.ts";

/** A creator's page, as the agency sees it. The numbers are counted as it is opened. */
export const creatorDetail = creatorProfile.extend({
  id,
  slug: z.string(),
  email: z.string(),
  status: creatorStatus,
  /** Why somebody is paused or blocked, as it was told to them; empty otherwise. */
  statusReason: z.string(),
  picture: picture.nullable(),
  revision: z.number().int(),
  followers: z.number().int(),
  completeness: z.number().int(),
  missing: z.array(z.enum(PROFILE_PARTS)),
  numbers: creatorNumbers,
  createdAt: z.date(),
});
export type CreatorDetail = z.infer<typeof creatorDetail>;

export const creatorRequest = z.object({ id });
export const creatorWorkRequest = pageRequest.extend({ id });

/** One campaign in a creator's history. */
export const creatorWork = myApplication
  .pick({
    id: true,
    status: true,
    appliedAt: true,
    confirmedAt: true,
    deliveryDueAt: true,
    light: true,
    deliverables: true,
    campaign: true,
  })
  .extend({ agreedFee: guaranies.nullable() });
export type CreatorWork = z.infer<typeof creatorWork>;

const REASON_MIN = 3;

/** Who is approved needs no reason; who is paused or blocked is told one. */
export const changeCreatorStatusRequest = z
  .object({ id, to: creatorStatus.exclude(["applied"]), reason: prose(400).default("") })
  .superRefine(({ to, reason }, check) => {
    if (to === "approved" || reason.length >= REASON_MIN) return;
    check.addIssue({
      code: "too_small",
      origin: "string",
      minimum: REASON_MIN,
      inclusive: true,
      path: ["reason"],
      input: reason,
    });
  });
export type ChangeCreatorStatusRequest = z.infer<typeof changeCreatorStatusRequest>;
