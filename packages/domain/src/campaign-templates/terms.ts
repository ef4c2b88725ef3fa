import type { TemplateKey, TemplateTerms } from "./template.ts";

const anyone = (categories: TemplateTerms["eligibility"]["categories"], minimumFollowers: number) => ({
  categories,
  minimumFollowers,
  cities: [],
});

const SOCIAL: TemplateTerms["usageRights"] = {
  channels: ["instagram", "tiktok"],
  paid: false,
  territory: "Paraguay",
  months: 6,
};

const WITH_ADS: TemplateTerms["usageRights"] = {
  channels: ["instagram", "tiktok", "facebook", "ads"],
  paid: true,
  territory: "Paraguay",
  months: 6,
};

export const TERMS: Record<TemplateKey, TemplateTerms> = {
  gastronomy: {
    eligibility: anyone(["food", "lifestyle"], 2_000),
    deliveryDays: 7,
    deliveryStarts: "on_confirmation",
    usageRights: SOCIAL,
    pieces: [
      { type: "reel", quantity: 1 },
      { type: "story", quantity: 3 },
    ],
    usualFee: { from: 250_000, to: 600_000 },
  },
  fashion: {
    eligibility: anyone(["fashion", "lifestyle"], 3_000),
    deliveryDays: 10,
    deliveryStarts: "on_product_received",
    usageRights: SOCIAL,
    pieces: [
      { type: "reel", quantity: 1 },
      { type: "photo", quantity: 3 },
    ],
    usualFee: { from: 300_000, to: 800_000 },
  },
  beauty: {
    eligibility: anyone(["beauty", "lifestyle"], 2_000),
    deliveryDays: 14,
    deliveryStarts: "on_product_received",
    usageRights: WITH_ADS,
    pieces: [
      { type: "video", quantity: 1 },
      { type: "photo", quantity: 2 },
    ],
    usualFee: { from: 350_000, to: 900_000 },
  },
  technology: {
    eligibility: anyone(["technology", "finance", "lifestyle"], 3_000),
    deliveryDays: 10,
    deliveryStarts: "on_confirmation",
    usageRights: WITH_ADS,
    pieces: [{ type: "video", quantity: 2 }],
    usualFee: { from: 400_000, to: 1_200_000 },
  },
  tourism: {
    eligibility: anyone(["travel", "family", "lifestyle"], 5_000),
    deliveryDays: 14,
    deliveryStarts: "on_confirmation",
    usageRights: { channels: ["instagram", "tiktok", "web"], paid: false, territory: "Paraguay", months: 12 },
    pieces: [
      { type: "reel", quantity: 1 },
      { type: "carousel", quantity: 1 },
      { type: "story", quantity: 5 },
    ],
    usualFee: { from: 500_000, to: 1_500_000 },
  },
  supermarket: {
    eligibility: anyone(["family", "food", "home"], 1_500),
    deliveryDays: 7,
    deliveryStarts: "on_confirmation",
    usageRights: WITH_ADS,
    pieces: [
      { type: "video", quantity: 1 },
      { type: "story", quantity: 2 },
    ],
    usualFee: { from: 250_000, to: 550_000 },
  },
};
