import { z } from "zod";
import { LIGHTS } from "../deadlines/index.ts";
import { deliverableStatus, deliverableType } from "../deliverables/index.ts";
import { productInCampaign } from "../products/index.ts";
import { id, line, pageRequest, sortDirection } from "../shapes.ts";
import {
  campaign,
  campaignContent,
  campaignStatus,
  campaignStep,
  deliveryDays,
  deliveryStarts,
  NO_BRIEF_PARTS,
} from "./campaign.ts";

/** The traffic light on the wire. */
export const trafficLight = z.object({
  light: z.enum(LIGHTS),
  reason: z.enum(["done", "past-due", "due-soon", "on-time", "no-date"]),
  dueAt: z.date().nullable(),
});

export const CAMPAIGN_SORTS = ["updatedAt", "title", "applicationDeadline", "fee"] as const;

export const campaignsRequest = pageRequest.extend({
  search: line(100, 0).default(""),
  status: z.array(campaignStatus).max(5).default([]),
  brandId: z.array(id).max(50).default([]),
  sort: z.enum(CAMPAIGN_SORTS).default("updatedAt"),
  direction: sortDirection.default("desc"),
});
export type CampaignsRequest = z.infer<typeof campaignsRequest>;

/** A row of the agency's list. */
export const campaignRow = campaign
  .pick({
    id: true,
    slug: true,
    title: true,
    brandId: true,
    brandName: true,
    cover: true,
    status: true,
    slots: true,
    confirmedCount: true,
    applicationCount: true,
    fee: true,
    applicationDeadline: true,
    deliveryDays: true,
    updatedAt: true,
  })
  .extend({ light: trafficLight });
export type CampaignRow = z.infer<typeof campaignRow>;

const nothing = NO_BRIEF_PARTS;
export const createCampaignRequest = campaignContent.extend({
  dos: campaignContent.shape.dos.default(nothing.dos),
  donts: campaignContent.shape.donts.default(nothing.donts),
  references: campaignContent.shape.references.default(nothing.references),
  hashtags: campaignContent.shape.hashtags.default(nothing.hashtags),
  mentions: campaignContent.shape.mentions.default(nothing.mentions),
  checklist: campaignContent.shape.checklist.default(nothing.checklist),
  productIds: campaignContent.shape.productIds.default(nothing.productIds),
  /** The template it was begun from. */
  templateKey: line(40).nullish(),
});
/** Delivery days and start may change in passing only while a campaign is a draft; later the deadline is moved. */
export const updateCampaignRequest = z.object({
  id,
  revision: z.number().int(),
  content: campaignContent.partial(),
  draftStep: campaignStep.optional(),
});
export const cloneCampaignRequest = z.object({ id, title: campaignContent.shape.title });
export const changeCampaignStatusRequest = z.object({ id, revision: z.number().int(), to: campaignStatus });

export const deadlineTermsRequest = z.object({ id, deliveryDays, deliveryStarts });
export const moveDeadlineRequest = deadlineTermsRequest.extend({ revision: z.number().int() });

/** How many of the affected are listed by name; the counts cover all of them. */
export const AFFECTED_LISTED = 200;

export const affectedCreator = z.object({
  applicationId: id,
  creatorId: id,
  creatorName: z.string(),
  was: z.date().nullable(),
  is: z.date().nullable(),
  becomesLate: z.boolean(),
});

export const deadlinePreview = z.object({
  revision: z.number().int(),
  summary: z.object({
    moved: z.number().int(),
    unchanged: z.number().int(),
    later: z.number().int(),
    earlier: z.number().int(),
    started: z.number().int(),
    stopped: z.number().int(),
    becomeLate: z.number().int(),
  }),
  affected: z.array(affectedCreator),
});
export type DeadlinePreview = z.infer<typeof deadlinePreview>;

export const expectedPaymentShape = z.object({
  amount: z.number().int(),
  state: z.enum(["if_confirmed", "to_approve"]),
  payOn: z.date(),
  estimated: z.boolean(),
});

/** A campaign as any creator sees it while it is open. */
export const openCampaign = campaign
  .pick({
    id: true,
    slug: true,
    title: true,
    brandName: true,
    cover: true,
    brief: true,
    dos: true,
    donts: true,
    references: true,
    hashtags: true,
    mentions: true,
    checklist: true,
    contentPlan: true,
    eligibility: true,
    slots: true,
    applicationDeadline: true,
    deliveryDays: true,
    deliveryStarts: true,
    revisionRounds: true,
    usageRights: true,
  })
  .extend({
    /** What the campaign is about; only where one campaign is read, empty in lists. */
    products: z.array(productInCampaign),
    payment: expectedPaymentShape,
    myApplication: z.object({ id, status: z.string() }).nullable(),
  });
export type OpenCampaign = z.infer<typeof openCampaign>;

export const openCampaignsRequest = pageRequest.extend({ search: line(100, 0).default("") });

export const deliverableView = z.object({
  id,
  type: deliverableType,
  specification: z.string(),
  status: deliverableStatus,
  dueAt: z.date().nullable(),
  light: trafficLight,
});
