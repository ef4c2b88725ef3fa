import { z } from "zod";
import { DELIVERY_STARTS } from "../deadlines/index.ts";
import { deliverableType } from "../deliverables/index.ts";
import { picture } from "../media/index.ts";
import { guaranies, id, line, prose } from "../shapes.ts";

export const CAMPAIGN_STATUSES = ["draft", "published", "in_progress", "completed", "archived"] as const;
export const campaignStatus = z.enum(CAMPAIGN_STATUSES);
export type CampaignStatus = z.infer<typeof campaignStatus>;

export const CATEGORIES = [
  "beauty",
  "fashion",
  "food",
  "home",
  "family",
  "fitness",
  "travel",
  "technology",
  "pets",
  "finance",
  "entertainment",
  "lifestyle",
] as const;
export const category = z.enum(CATEGORIES);
export type Category = z.infer<typeof category>;

/** What each confirmed creator delivers: so many pieces of a type, made to a specification. */
export const contentPlanItem = z.object({
  type: deliverableType,
  quantity: z.number().int().min(1).max(20),
  specification: prose(500),
});
export type ContentPlanItem = z.infer<typeof contentPlanItem>;

export const USAGE_CHANNELS = ["instagram", "tiktok", "facebook", "youtube", "web", "print", "ads"] as const;

export const usageRights = z.object({
  channels: z.array(z.enum(USAGE_CHANNELS)).max(USAGE_CHANNELS.length),
  paid: z.boolean(),
  territory: line(80),
  months: z.number().int().min(1).max(120),
});
export type UsageRights = z.infer<typeof usageRights>;

export const eligibility = z.object({
  categories: z.array(category).max(CATEGORIES.length),
  minimumFollowers: z.number().int().min(0).max(100_000_000),
  cities: z.array(line(80)).max(50),
});

/** A page a creator may look at before filming, and why. */
export const briefReference = z.object({ url: z.url({ protocol: /^https?$/ }).max(500), note: prose(200) });
export type BriefReference = z.infer<typeof briefReference>;

/** Kept without its sign: `TereréDeVerano`, not `#TereréDeVerano`. */
export const hashtag = z.string().regex(/^[\p{L}\p{N}_]{1,100}$/u);
/** An account's handle, kept without its sign. */
export const mention = z.string().regex(/^[A-Za-z0-9._]{1,30}$/);

const points = z.array(line(200)).max(20);

/** What creators read beside the text of the brief, and the products it is about. */
export const briefParts = z.object({
  dos: points,
  donts: points,
  references: z.array(briefReference).max(20),
  hashtags: z.array(hashtag).max(30),
  mentions: z.array(mention).max(30),
  /** What a creator ticks before sending a piece. */
  checklist: points,
  productIds: z.array(id).max(50),
});
export type BriefParts = z.infer<typeof briefParts>;

export const NO_BRIEF_PARTS: BriefParts = {
  dos: [],
  donts: [],
  references: [],
  hashtags: [],
  mentions: [],
  checklist: [],
  productIds: [],
};

/** The steps in which a campaign is written, in the order in which one thinks about it. */
export const CAMPAIGN_STEPS = ["subject", "brief", "plan", "eligibility", "terms", "cover", "review"] as const;
export const campaignStep = z.enum(CAMPAIGN_STEPS);
export type CampaignStep = z.infer<typeof campaignStep>;

/** The days a creator has to deliver, counted from the start of the clock. */
export const deliveryDays = z.number().int().min(1).max(365);
export const deliveryStarts = z.enum(DELIVERY_STARTS);

/** Everything an admin writes about a campaign. `brief` is text in the few signs of `rich-text`. */
export const campaignContent = briefParts.extend({
  brandId: id,
  title: line(120, 3),
  brief: prose(20_000),
  coverAssetId: id.nullable(),
  contentPlan: z.array(contentPlanItem).max(20),
  eligibility,
  slots: z.number().int().min(1).max(10_000),
  fee: guaranies,
  paymentDays: z.number().int().min(0).max(180),
  applicationDeadline: z.date(),
  deliveryDays,
  deliveryStarts,
  revisionRounds: z.number().int().min(0).max(10),
  usageRights,
});
export type CampaignContent = z.infer<typeof campaignContent>;

/** A campaign as the agency sees it. */
export const campaign = campaignContent.extend({
  id,
  slug: z.string(),
  brandName: z.string(),
  cover: picture.nullable(),
  status: campaignStatus,
  /** Where the person who wrote the draft left off. */
  draftStep: campaignStep.nullable(),
  clonedFromId: id.nullable(),
  templateKey: z.string().nullable(),
  /** Goes up with every change; a change names the revision it was made from. */
  revision: z.number().int(),
  confirmedCount: z.number().int(),
  applicationCount: z.number().int(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Campaign = z.infer<typeof campaign>;
