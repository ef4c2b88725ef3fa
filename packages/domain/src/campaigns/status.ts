import { Refusal } from "../refusal.ts";
import type { CampaignStatus } from "./campaign.ts";

const NEXT: Record<CampaignStatus, readonly CampaignStatus[]> = {
  draft: ["published", "archived"],
  published: ["in_progress", "draft", "archived"],
  in_progress: ["completed", "published", "archived"],
  completed: ["archived"],
  archived: [],
};

/**
 * The states a campaign may go to from here. Back to draft only while nobody is confirmed; from in progress back to
 * published only while places are left, to look for more people.
 */
export function nextStatuses(campaign: {
  status: CampaignStatus;
  confirmedCount: number;
  slots: number;
}): readonly CampaignStatus[] {
  return NEXT[campaign.status].filter((to) => {
    if (to === "draft") return campaign.confirmedCount === 0;
    if (campaign.status === "in_progress" && to === "published") return campaign.confirmedCount < campaign.slots;
    return true;
  });
}

type Publishable = {
  coverAssetId: string | null;
  contentPlan: readonly unknown[];
  applicationDeadline: Date;
};

/** What still stands between a campaign and creators, in the order in which it is asked. */
export function missingToPublish(
  campaign: Publishable,
  now: Date,
): ("cover-missing" | "content-plan-missing" | "date-in-the-past")[] {
  const missing: ReturnType<typeof missingToPublish> = [];
  if (!campaign.coverAssetId) missing.push("cover-missing");
  if (campaign.contentPlan.length === 0) missing.push("content-plan-missing");
  if (campaign.applicationDeadline < now) missing.push("date-in-the-past");
  return missing;
}

/** Hands back the state to store, or refuses a move that is not legal or a publication that is not ready. */
export function changeStatus(
  campaign: Publishable & { status: CampaignStatus; confirmedCount: number; slots: number },
  to: CampaignStatus,
  now: Date,
): CampaignStatus {
  if (!nextStatuses(campaign).includes(to)) {
    throw new Refusal("wrong-moment", "status-move-illegal", { from: campaign.status, to });
  }
  const [missing] = to === "published" ? missingToPublish(campaign, now) : [];
  if (missing) {
    throw new Refusal("breaks-a-rule", missing, missing === "date-in-the-past" ? { field: "applicationDeadline" } : {});
  }
  return to;
}

/** Delivery terms are free while a campaign is a draft: nobody's date hangs from them yet. */
export function mayChangeDeliveryTerms(campaign: { status: CampaignStatus; confirmedCount: number }): boolean {
  return campaign.status === "draft" && campaign.confirmedCount === 0;
}

/** Creators see these and may still send an application. */
export function isOpenForApplications(
  campaign: { status: CampaignStatus; applicationDeadline: Date },
  now: Date,
): boolean {
  return campaign.status === "published" && now <= campaign.applicationDeadline;
}
