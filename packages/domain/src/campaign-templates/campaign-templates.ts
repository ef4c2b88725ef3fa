import type { CampaignContent } from "../campaigns/index.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { type CampaignTemplate, TEMPLATE_KEYS } from "./template.ts";
import { TERMS } from "./terms.ts";

const WORDS = { es, en };

/** The agency's ready campaigns for the verticals of this market, in one language. */
export function campaignTemplates(locale: "es" | "en"): CampaignTemplate[] {
  return TEMPLATE_KEYS.map((key) => ({ key, ...TERMS[key], ...WORDS[locale][key] }));
}

type Filled = Pick<
  CampaignContent,
  | "brief"
  | "dos"
  | "donts"
  | "checklist"
  | "hashtags"
  | "contentPlan"
  | "eligibility"
  | "fee"
  | "deliveryDays"
  | "deliveryStarts"
  | "usageRights"
>;

/** What a template fills in of a new campaign. The fee is the lower end of what is usually paid. */
export function filledFrom(template: CampaignTemplate): Filled {
  const { brief, dos, donts, checklist, hashtags, eligibility, deliveryDays, deliveryStarts, usageRights } = template;
  return {
    brief,
    dos,
    donts,
    checklist,
    hashtags,
    eligibility,
    deliveryDays,
    deliveryStarts,
    usageRights,
    fee: template.usualFee.from,
    contentPlan: template.pieces.map((piece, place) => ({
      ...piece,
      specification: template.specifications[place] ?? "",
    })),
  };
}
