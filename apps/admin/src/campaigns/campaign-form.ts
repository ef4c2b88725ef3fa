import { type CampaignContent, campaignContent, NO_BRIEF_PARTS } from "@vitrina/domain/campaigns";
import { endOfDayInAsuncion } from "@vitrina/domain/time";

type Blank<Value> = Value | null;

/**
 * A campaign while a person types it: the domain's shape, field for field, except that what is a number or a date may
 * still be blank, and a list of short things is one text: cities, hashtags and mentions on a line, points one per line.
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
  | ListField
> & { [Field in ListField]: string } & {
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

type ListField = "dos" | "donts" | "checklist" | "hashtags" | "mentions";

const byLine = (text: string) => trimmed(text.split("\n"));
const byWord = (text: string) => trimmed(text.split(/[\s,]+/));
const trimmed = (parts: readonly string[]) => parts.map((part) => part.trim()).filter((part) => part !== "");

/** How each list is written in one text, and read back from it. */
const LISTS: Record<ListField, { read: (text: string) => string[]; write: (items: readonly string[]) => string }> = {
  dos: { read: byLine, write: (items) => items.join("\n") },
  donts: { read: byLine, write: (items) => items.join("\n") },
  checklist: { read: byLine, write: (items) => items.join("\n") },
  hashtags: {
    read: (text) => [...new Set(byWord(text).map((word) => word.replace(/^#+/, "")))],
    write: (items) => items.map((tag) => `#${tag}`).join(" "),
  },
  mentions: {
    read: (text) => [...new Set(byWord(text).map((word) => word.replace(/^@+/, "")))],
    write: (items) => items.map((mention) => `@${mention}`).join(" "),
  },
};
const LIST_FIELDS = Object.keys(LISTS) as ListField[];

const listTexts = (content: Pick<CampaignContent, ListField>) =>
  Object.fromEntries(LIST_FIELDS.map((field) => [field, LISTS[field].write(content[field])])) as Record<
    ListField,
    string
  >;

const DAYS_TO_APPLY = 14;

/** Where a new campaign starts: the agency's usual terms, everything changeable. */
export function newCampaignForm(now: Date): CampaignForm {
  return {
    ...listTexts(NO_BRIEF_PARTS),
    references: [],
    productIds: [],
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
    ...listTexts(campaign),
    references: campaign.references.map((reference) => ({ ...reference })),
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
    ...Object.fromEntries(LIST_FIELDS.map((field) => [field, LISTS[field].read(form[field])])),
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

const isList = (field: unknown) => LIST_FIELDS.some((list) => list === field);

/** The domain's shape, asked about a form. What it says about one city or tag belongs to the one field that holds them all. */
export const campaignFormShape = {
  safeParse(form: unknown) {
    const checked = campaignContent.safeParse(toContent(form as CampaignForm));
    if (checked.success) return checked;
    const issues = checked.error.issues.map((issue) =>
      issue.path[1] === "cities"
        ? { ...issue, path: issue.path.slice(0, 2) }
        : isList(issue.path[0])
          ? { ...issue, path: issue.path.slice(0, 1) }
          : issue,
    );
    return { success: false as const, error: { issues } };
  },
};

/** Once published, changed by moving the deadline, where an admin sees whom it affects; never in passing. */
const MOVED_ELSEWHERE: readonly (keyof CampaignForm)[] = ["deliveryDays", "deliveryStarts"];

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const fieldsOf = (form: CampaignForm) => Object.keys(form) as (keyof CampaignForm)[];

/** The fields a person really changed. An update sends these alone, so that it leaves everything else as it is. */
export function changedFields(
  base: CampaignForm,
  form: CampaignForm,
  { isDraft }: { isDraft: boolean },
): (keyof CampaignForm)[] {
  return fieldsOf(form).filter(
    (field) => (isDraft || !MOVED_ELSEWHERE.includes(field)) && !same(base[field], form[field]),
  );
}

/** Takes over somebody else's newer version, except for the fields this person has changed since `base`. */
export function mergeNewer(
  base: CampaignForm,
  mine: CampaignForm,
  newer: CampaignForm,
  how: { isDraft: boolean },
): CampaignForm {
  const kept = Object.fromEntries(changedFields(base, mine, how).map((field) => [field, mine[field]]));
  return { ...newer, ...kept };
}

/** Whether somebody else has written in a field that this person changed too. */
export function collides(base: CampaignForm, newer: CampaignForm, fields: readonly (keyof CampaignForm)[]): boolean {
  return fields.some((field) => !same(base[field], newer[field]));
}

/**
 * What can be stored of a half-written form: the changed fields that are whole by themselves and say something else than
 * `stored`, and the names of those that are not whole.
 */
export function storable(
  form: CampaignForm,
  fields: readonly (keyof CampaignForm)[],
  stored: CampaignContent,
): { content: Partial<CampaignContent>; incomplete: (keyof CampaignForm)[] } {
  const content = toContent(form) as Record<string, unknown>;
  const whole: [string, unknown][] = [];
  const incomplete: (keyof CampaignForm)[] = [];
  for (const field of fields) {
    const checked = campaignContent.shape[field].safeParse(content[field]);
    if (!checked.success) incomplete.push(field);
    else if (!same(checked.data, stored[field])) whole.push([field, checked.data]);
  }
  return { content: Object.fromEntries(whole), incomplete };
}
