import { type Campaign, type CampaignContent, campaignContent, NO_BRIEF_PARTS } from "@vitrina/domain/campaigns";
import { endOfDayInAsuncion } from "@vitrina/domain/time";

type Blank<Value> = Value | null;

/**
 * A campaign while a person types it: the domain's shape, field for field, except that what is a number or a
 * date may still be blank, and cities are one line of text.
 */
export type CampaignForm = Omit<
  CampaignContent,
  | "slots"
  | "fee"
  | "paymentDays"
  | "deliveryDays"
  | "revisionRounds"
  | "applicationDeadline"
  | "contentPlan"
  | "eligibility"
  | "usageRights"
> & {
  slots: Blank<number>;
  fee: Blank<number>;
  paymentDays: Blank<number>;
  deliveryDays: Blank<number>;
  revisionRounds: Blank<number>;
  applicationDeadline: Blank<Date>;
  contentPlan: (Omit<CampaignContent["contentPlan"][number], "quantity"> & { quantity: Blank<number> })[];
  eligibility: {
    categories: CampaignContent["eligibility"]["categories"];
    minimumFollowers: Blank<number>;
    cities: string;
  };
  usageRights: Omit<CampaignContent["usageRights"], "months"> & { months: Blank<number> };
};

const DAYS_TO_APPLY = 14;

/** Where a new campaign starts: the agency's usual terms, everything changeable. */
export function newCampaignForm(now: Date): CampaignForm {
  return {
    ...NO_BRIEF_PARTS,
    brandId: "",
    title: "",
    brief: "",
    coverAssetId: null,
    contentPlan: [],
    eligibility: { categories: [], minimumFollowers: 0, cities: "" },
    slots: 5,
    fee: null,
    paymentDays: 15,
    applicationDeadline: endOfDayInAsuncion(now, DAYS_TO_APPLY),
    deliveryDays: 10,
    deliveryStarts: "on_product_received",
    revisionRounds: 2,
    usageRights: { channels: ["instagram", "tiktok"], paid: false, territory: "Paraguay", months: 6 },
  };
}

/** A stored campaign, ready to be edited. */
export function toCampaignForm(campaign: CampaignContent): CampaignForm {
  return {
    dos: campaign.dos,
    donts: campaign.donts,
    references: campaign.references,
    hashtags: campaign.hashtags,
    mentions: campaign.mentions,
    checklist: campaign.checklist,
    productIds: campaign.productIds,
    brandId: campaign.brandId,
    title: campaign.title,
    brief: campaign.brief,
    coverAssetId: campaign.coverAssetId,
    contentPlan: campaign.contentPlan.map((piece) => ({ ...piece })),
    eligibility: { ...campaign.eligibility, cities: campaign.eligibility.cities.join(", ") },
    slots: campaign.slots,
    fee: campaign.fee,
    paymentDays: campaign.paymentDays,
    applicationDeadline: campaign.applicationDeadline,
    deliveryDays: campaign.deliveryDays,
    deliveryStarts: campaign.deliveryStarts,
    revisionRounds: campaign.revisionRounds,
    usageRights: { ...campaign.usageRights },
  };
}

/** What the form says, in the domain's shape but not yet checked: blanks are left for the shape to refuse. */
export function toContent(form: CampaignForm): unknown {
  return {
    ...form,
    brandId: form.brandId || undefined,
    eligibility: {
      ...form.eligibility,
      cities: form.eligibility.cities
        .split(",")
        .map((city) => city.trim())
        .filter((city) => city !== ""),
    },
  };
}

/** The domain's shape, asked about a form. What it says about one city belongs to the one field that holds them all. */
export const campaignFormShape = {
  safeParse(form: unknown) {
    const checked = campaignContent.safeParse(toContent(form as CampaignForm));
    if (checked.success) return checked;
    const issues = checked.error.issues.map((issue) =>
      issue.path[1] === "cities" ? { ...issue, path: issue.path.slice(0, 2) } : issue,
    );
    return { success: false as const, error: { issues } };
  },
};

/** Changed by moving the deadline, where an admin sees whom it affects; never in passing. */
const MOVED_ELSEWHERE: readonly (keyof CampaignForm)[] = ["deliveryDays", "deliveryStarts"];

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const fieldsOf = (form: CampaignForm) => Object.keys(form) as (keyof CampaignForm)[];

/** The fields a person really changed. An update sends these alone, so that it leaves everything else as it is. */
export function changedFields(base: CampaignForm, form: CampaignForm): (keyof CampaignForm)[] {
  return fieldsOf(form).filter((field) => !MOVED_ELSEWHERE.includes(field) && !same(base[field], form[field]));
}

/** Takes over somebody else's newer version, except for the fields this person has changed since `base`. */
export function mergeNewer(base: CampaignForm, mine: CampaignForm, newer: CampaignForm): CampaignForm {
  const kept = Object.fromEntries(changedFields(base, mine).map((field) => [field, mine[field]]));
  return { ...newer, ...kept };
}

/** What still stands between a draft and its publication, in the order in which it is asked. */
export function missingToPublish(
  campaign: Pick<Campaign, "coverAssetId" | "contentPlan" | "applicationDeadline">,
  now: Date,
): ("missingCover" | "missingPlan" | "missingDate")[] {
  const missing: ("missingCover" | "missingPlan" | "missingDate")[] = [];
  if (!campaign.coverAssetId) missing.push("missingCover");
  if (campaign.contentPlan.length === 0) missing.push("missingPlan");
  if (campaign.applicationDeadline < now) missing.push("missingDate");
  return missing;
}
