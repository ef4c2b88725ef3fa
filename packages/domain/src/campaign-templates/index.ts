export { campaignTemplates, filledFrom } from "./campaign-templates.ts";
export { type CampaignTemplate, TEMPLATE_KEYS, type TemplateKey } from "./template.ts";
