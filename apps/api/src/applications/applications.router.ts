import { pageOf } from "@vitrina/domain";
import {
  applicationRequest,
  applicationRow,
  applyRequest,
  campaignApplicationsRequest,
  confirmApplicationRequest,
  grantExtensionRequest,
  myApplication,
  myApplicationsRequest,
  myCollaboration,
  recordProductReceivedRequest,
  rejectApplicationRequest,
} from "@vitrina/domain/applications";
import { admin, creator, router } from "../trpc/procedures.ts";
import { applicationsOfCampaign, asAgencySeesOne, asCreatorSeesOne, myApplications } from "./application-views.ts";
import { confirmApplication } from "./confirm-application.ts";
import { grantExtension } from "./grant-extension.ts";
import { recordProductReceived } from "./record-product-received.ts";
import { rejectApplication } from "./reject-application.ts";
import { submitApplication } from "./submit-application.ts";
import { withdrawApplication } from "./withdraw-application.ts";

export const applicationsRouter = router({
  ofCampaign: admin("campaigns:read")
    .input(campaignApplicationsRequest)
    .output(pageOf(applicationRow))
    .query(({ ctx, input }) => applicationsOfCampaign(ctx, input)),
  confirm: admin("campaigns:write")
    .input(confirmApplicationRequest)
    .output(applicationRow)
    .mutation(async ({ ctx, input }) => {
      await confirmApplication(ctx, input);
      return asAgencySeesOne(ctx, input.id);
    }),
  reject: admin("campaigns:write")
    .input(rejectApplicationRequest)
    .output(applicationRow)
    .mutation(async ({ ctx, input }) => {
      await rejectApplication(ctx, input);
      return asAgencySeesOne(ctx, input.id);
    }),
  recordProductReceived: admin("campaigns:write")
    .input(recordProductReceivedRequest)
    .output(applicationRow)
    .mutation(async ({ ctx, input }) => {
      await recordProductReceived(ctx, input);
      return asAgencySeesOne(ctx, input.id);
    }),
  grantExtension: admin("campaigns:write")
    .input(grantExtensionRequest)
    .output(applicationRow)
    .mutation(async ({ ctx, input }) => {
      await grantExtension(ctx, input);
      return asAgencySeesOne(ctx, input.id);
    }),
  submit: creator("work:write")
    .input(applyRequest)
    .output(myApplication)
    .mutation(async ({ ctx, input }) =>
      asCreatorSeesOne(ctx, ctx.actor.creatorId, await submitApplication(ctx, input)),
    ),
  withdraw: creator("work:write")
    .input(applicationRequest)
    .output(myApplication)
    .mutation(async ({ ctx, input }) => {
      await withdrawApplication(ctx, input);
      return asCreatorSeesOne(ctx, ctx.actor.creatorId, input.id);
    }),
  mine: creator("work:read")
    .input(myApplicationsRequest)
    .output(pageOf(myApplication))
    .query(({ ctx, input }) => myApplications(ctx, ctx.actor.creatorId, input)),
  mineDetail: creator("work:read")
    .input(applicationRequest)
    .output(myCollaboration)
    .query(({ ctx, input }) => asCreatorSeesOne(ctx, ctx.actor.creatorId, input.id)),
});
