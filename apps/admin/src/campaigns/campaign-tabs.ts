/** The sections of a campaign's page, in the order of its life. Each is a route of its own, fetched when it is opened. */
export const CAMPAIGN_TABS = [
  { value: "summary", to: "/campaigns/$campaignId" },
  { value: "applications", to: "/campaigns/$campaignId/applications" },
  { value: "content", to: "/campaigns/$campaignId/content" },
  { value: "shipping", to: "/campaigns/$campaignId/shipping" },
  { value: "results", to: "/campaigns/$campaignId/results" },
  { value: "activity", to: "/campaigns/$campaignId/activity" },
] as const;

export type CampaignTab = (typeof CAMPAIGN_TABS)[number]["value"];
