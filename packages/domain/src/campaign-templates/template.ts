import type { CampaignContent } from "../campaigns/index.ts";

export const TEMPLATE_KEYS = ["gastronomy", "fashion", "beauty", "technology", "tourism", "supermarket"] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** What a template says in one language. */
export type TemplateWords = {
  name: string;
  /** When to choose it. */
  about: string;
  title: string;
  brief: string;
  dos: string[];
  donts: string[];
  checklist: string[];
  hashtags: string[];
  /** In the order of the plan's pieces. */
  specifications: string[];
};

/** What a template says in every language, and what is usually paid here, in ₲. */
export type TemplateTerms = Pick<CampaignContent, "eligibility" | "deliveryDays" | "deliveryStarts" | "usageRights"> & {
  pieces: { type: CampaignContent["contentPlan"][number]["type"]; quantity: number }[];
  usualFee: { from: number; to: number };
};

export type CampaignTemplate = TemplateTerms & TemplateWords & { key: TemplateKey };
