import { id, pageOf, rowOutcome } from "@vitrina/domain";
import { applicationRequest, myCollaboration } from "@vitrina/domain/applications";
import {
  address,
  confirmAddressRequest,
  parcelRequest,
  parcelRow,
  releaseRequest,
  reportProblemRequest,
  resolveProblemRequest,
  shippingListRequest,
  shippingStateCounts,
  shipRequest,
} from "@vitrina/domain/shipping";
import { z } from "zod";
import { asCreatorSeesOne } from "../applications/application-views.ts";
import { admin, creator, router } from "../trpc/procedures.ts";
import { confirmAddress } from "./confirm-address.ts";
import { markLost, receiveOwnParcel, releaseCreator, reportProblem, resolveProblem } from "./parcel-troubles.ts";
import { shipParcels } from "./ship-parcels.ts";
import { parcelDetail, parcelsOfCampaign, suggestedAddress } from "./shipping-views.ts";

export const shippingRouter = router({
  ofCampaign: admin("campaigns:read")
    .input(shippingListRequest)
    .output(pageOf(parcelRow))
    .query(({ ctx, input }) => parcelsOfCampaign(ctx, input)),
  counts: admin("campaigns:read")
    .input(z.object({ campaignId: id }))
    .output(shippingStateCounts)
    .query(({ ctx, input }) => ctx.shipping.counts(input.campaignId)),
  ship: admin("campaigns:write")
    .input(shipRequest)
    .output(z.array(rowOutcome))
    .mutation(({ ctx, input }) => shipParcels(ctx, input)),
  resolveProblem: admin("campaigns:write")
    .input(resolveProblemRequest)
    .output(parcelRow)
    .mutation(async ({ ctx, input }) => {
      await resolveProblem(ctx, input);
      return parcelDetail(ctx, input.id);
    }),
  markLost: admin("campaigns:write")
    .input(parcelRequest)
    .output(parcelRow)
    .mutation(async ({ ctx, input }) => {
      await markLost(ctx, input);
      return parcelDetail(ctx, input.id);
    }),
  release: admin("campaigns:write")
    .input(releaseRequest)
    .output(parcelRow)
    .mutation(async ({ ctx, input }) => {
      await releaseCreator(ctx, input);
      return parcelDetail(ctx, input.id);
    }),
  suggestedAddress: creator("work:read")
    .output(address.nullable())
    .query(({ ctx }) => suggestedAddress(ctx, ctx.actor.creatorId)),
  confirmAddress: creator("work:write")
    .input(confirmAddressRequest)
    .output(myCollaboration)
    .mutation(async ({ ctx, input }) => {
      await confirmAddress(ctx, input);
      return asCreatorSeesOne(ctx, ctx.actor.creatorId, input.id);
    }),
  received: creator("work:write")
    .input(applicationRequest)
    .output(myCollaboration)
    .mutation(async ({ ctx, input }) => {
      await receiveOwnParcel(ctx, input);
      return asCreatorSeesOne(ctx, ctx.actor.creatorId, input.id);
    }),
  reportProblem: creator("work:write")
    .input(reportProblemRequest)
    .output(myCollaboration)
    .mutation(async ({ ctx, input }) => {
      await reportProblem(ctx, input);
      return asCreatorSeesOne(ctx, ctx.actor.creatorId, input.id);
    }),
});
