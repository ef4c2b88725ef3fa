import { pageOf } from "@vitrina/domain";
import { activityEntry, campaignActivityRequest, creatorActivityRequest } from "@vitrina/domain/activity";
import { admin, router } from "../trpc/procedures.ts";
import { campaignActivity, creatorActivity } from "./activity.ts";

export const activityRouter = router({
  ofCampaign: admin("campaigns:read")
    .input(campaignActivityRequest)
    .output(pageOf(activityEntry))
    .query(({ ctx, input }) => campaignActivity(ctx, input)),
  ofCreator: admin("creators:read")
    .input(creatorActivityRequest)
    .output(pageOf(activityEntry))
    .query(({ ctx, input }) => creatorActivity(ctx, input)),
});
