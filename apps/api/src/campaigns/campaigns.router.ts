import { id, pageOf } from "@vitrina/domain";
import {
  campaign,
  campaignResults,
  campaignRow,
  campaignsRequest,
  changeCampaignStatusRequest,
  cloneCampaignRequest,
  createCampaignRequest,
  deadlinePreview,
  deadlineTermsRequest,
  moveDeadlineRequest,
  openCampaign,
  openCampaignsRequest,
  trafficLight,
  updateCampaignRequest,
} from "@vitrina/domain/campaigns";
import { productInCampaign } from "@vitrina/domain/products";
import { z } from "zod";
import { productsOf } from "../products/product-views.ts";
import { admin, creator, router } from "../trpc/procedures.ts";
import { campaignResults as resultsOf } from "./campaign-results.ts";
import { campaignById, campaignDetail, campaignPage } from "./campaign-views.ts";
import { changeCampaignStatus } from "./change-campaign-status.ts";
import { cloneCampaign } from "./clone-campaign.ts";
import { createCampaign } from "./create-campaign.ts";
import { moveDeadline } from "./move-deadline.ts";
import { openCampaignDetail, openCampaigns } from "./open-campaigns.ts";
import { previewDeadline } from "./preview-deadline.ts";
import { updateCampaign } from "./update-campaign.ts";

const detail = campaign.extend({ light: trafficLight });

export const campaignsRouter = router({
  list: admin("campaigns:read")
    .input(campaignsRequest)
    .output(pageOf(campaignRow))
    .query(({ ctx, input }) => campaignPage(ctx, input)),
  detail: admin("campaigns:read")
    .input(z.object({ id }))
    .output(detail)
    .query(({ ctx, input }) => campaignDetail(ctx, input.id)),
  create: admin("campaigns:write")
    .input(createCampaignRequest)
    .output(detail)
    .mutation(async ({ ctx, input }) => campaignDetail(ctx, await createCampaign(ctx, input))),
  update: admin("campaigns:write")
    .input(updateCampaignRequest)
    .output(detail)
    .mutation(async ({ ctx, input }) => {
      await updateCampaign(ctx, input);
      return campaignDetail(ctx, input.id);
    }),
  /** The products a campaign is about, in its own order. */
  products: admin("campaigns:read")
    .input(z.object({ id }))
    .output(z.array(productInCampaign))
    .query(async ({ ctx, input }) => productsOf(ctx, (await campaignById(ctx, input.id)).productIds)),
  results: admin("campaigns:read")
    .input(z.object({ id }))
    .output(campaignResults)
    .query(({ ctx, input }) => resultsOf(ctx, input.id)),
  clone: admin("campaigns:write")
    .input(cloneCampaignRequest)
    .output(detail)
    .mutation(async ({ ctx, input }) => campaignDetail(ctx, await cloneCampaign(ctx, input))),
  changeStatus: admin("campaigns:write")
    .input(changeCampaignStatusRequest)
    .output(detail)
    .mutation(async ({ ctx, input }) => {
      await changeCampaignStatus(ctx, input);
      return campaignDetail(ctx, input.id);
    }),
  previewDeadline: admin("campaigns:read")
    .input(deadlineTermsRequest)
    .output(deadlinePreview)
    .query(({ ctx, input }) => previewDeadline(ctx, input)),
  moveDeadline: admin("campaigns:write")
    .input(moveDeadlineRequest)
    .output(deadlinePreview)
    .mutation(({ ctx, input }) => moveDeadline(ctx, input)),
  open: creator("work:read")
    .input(openCampaignsRequest)
    .output(pageOf(openCampaign))
    .query(({ ctx, input }) => openCampaigns(ctx, input)),
  openDetail: creator("work:read")
    .input(z.object({ id }))
    .output(openCampaign)
    .query(({ ctx, input }) => openCampaignDetail(ctx, input.id)),
});
