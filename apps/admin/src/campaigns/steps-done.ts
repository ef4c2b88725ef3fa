import type { CampaignContent, CampaignStep } from "@vitrina/domain/campaigns";

/** Which steps say enough to go out with. Who may apply is never missing: saying nothing means anyone. */
export function stepsDone(
  campaign: Pick<CampaignContent, "brandId" | "title" | "brief" | "contentPlan" | "fee" | "coverAssetId">,
): Set<CampaignStep> {
  const done = new Set<CampaignStep>(["eligibility"]);
  if (campaign.brandId && campaign.title) done.add("subject");
  if (campaign.brief.trim() !== "") done.add("brief");
  if (campaign.contentPlan.length > 0) done.add("plan");
  if (campaign.fee > 0) done.add("terms");
  if (campaign.coverAssetId) done.add("cover");
  return done;
}
