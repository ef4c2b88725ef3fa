import { Refusal } from "../refusal.ts";
import type { CampaignStatus } from "./campaign.ts";

const NEXT: Record<CampaignStatus, readonly CampaignStatus[]> = {
  draft: ["published", "archived"],
  published: ["in_progress", "draft", "archived"],
  in_progress: ["completed", "archived"],
  completed: ["archived"],
  archived: [],
};

/** The states a campaign may go to from here. Back to draft only while nobody is confirmed. */
export function nextStatuses(campaign: { status: CampaignStatus; confirmedCount: number }): readonly CampaignStatus[] {
  return NEXT[campaign.status].filter((to) => to !== "draft" || campaign.confirmedCount === 0);
}

/** Hands back the state to store, or refuses a move that is not legal or a publication that is not ready. */
export function changeStatus(
  campaign: {
    status: CampaignStatus;
    confirmedCount: number;
    coverAssetId: string | null;
    contentPlan: readonly unknown[];
    applicationDeadline: Date;
  },
  to: CampaignStatus,
  now: Date,
): CampaignStatus {
  if (!nextStatuses(campaign).includes(to)) {
    throw new Refusal("wrong-moment", "status-move-illegal", { from: campaign.status, to });
  }
  if (to === "published") {
    if (!campaign.coverAssetId) throw new Refusal("breaks-a-rule", "cover-missing");
    if (campaign.contentPlan.length === 0) throw new Refusal("breaks-a-rule", "content-plan-missing");
    if (campaign.applicationDeadline < now) {
      throw new Refusal("breaks-a-rule", "date-in-the-past", { field: "applicationDeadline" });
    }
  }
  return to;
}

/** Creators see these and may still send an application. */
export function isOpenForApplications(
  campaign: { status: CampaignStatus; applicationDeadline: Date },
  now: Date,
): boolean {
  return campaign.status === "published" && now <= campaign.applicationDeadline;
}
