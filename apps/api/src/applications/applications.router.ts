import { id, pageOf, rowOutcome } from "@vitrina/domain";
import {
  answerInvitationRequest,
  answerOfferRequest,
  applicationRequest,
  applicationRow,
  applyRequest,
  campaignApplicationsRequest,
  closeSelectionRequest,
  confirmApplicationRequest,
  decideRequest,
  grantExtensionRequest,
  invitable,
  invitableRequest,
  inviteRequest,
  myApplication,
  myApplicationsRequest,
  myCollaboration,
  offerFeeRequest,
  recordProductReceivedRequest,
  rejectApplicationRequest,
  stageCounts,
  undoRequest,
} from "@vitrina/domain/applications";
import { z } from "zod";
import { admin, creator, router } from "../trpc/procedures.ts";
import { decideMany, undoMany } from "./act-on-many.ts";
import { answerInvitation } from "./answer-invitation.ts";
import { applicationsOfCampaign, asAgencySeesOne, asCreatorSeesOne, myApplications } from "./application-views.ts";
import { answerFee, offerFee } from "./bargain.ts";
import { closeSelection } from "./close-selection.ts";
import { confirmApplication } from "./confirm-application.ts";
import { grantExtension } from "./grant-extension.ts";
import { invitableCreators, inviteCreator } from "./invite-creator.ts";
import { recordProductReceived } from "./record-product-received.ts";
import { rejectApplication } from "./reject-application.ts";
import { submitApplication } from "./submit-application.ts";
import { withdrawApplication } from "./withdraw-application.ts";

export const applicationsRouter = router({
  ofCampaign: admin("campaigns:read")
    .input(campaignApplicationsRequest)
    .output(pageOf(applicationRow))
    .query(({ ctx, input }) => applicationsOfCampaign(ctx, input)),
  stages: admin("campaigns:read")
    .input(z.object({ campaignId: id }))
    .output(stageCounts)
    .query(({ ctx, input }) => ctx.applications.stageCounts(input.campaignId)),
  detail: admin("campaigns:read")
    .input(applicationRequest)
    .output(applicationRow)
    .query(({ ctx, input }) => asAgencySeesOne(ctx, input.id)),
  decide: admin("campaigns:write")
    .input(decideRequest)
    .output(z.array(rowOutcome))
    .mutation(({ ctx, input }) => decideMany(ctx, input)),
  undo: admin("campaigns:write")
    .input(undoRequest)
    .output(z.array(rowOutcome))
    .mutation(({ ctx, input }) => undoMany(ctx, input)),
  invitable: admin("creators:read")
    .input(invitableRequest)
    .output(pageOf(invitable))
    .query(({ ctx, input }) => invitableCreators(ctx, input)),
  invite: admin("campaigns:write")
    .input(inviteRequest)
    .output(applicationRow)
    .mutation(async ({ ctx, input }) => asAgencySeesOne(ctx, await inviteCreator(ctx, input))),
  offerFee: admin("campaigns:write")
    .input(offerFeeRequest)
    .output(applicationRow)
    .mutation(async ({ ctx, input }) => {
      await offerFee(ctx, input);
      return asAgencySeesOne(ctx, input.id);
    }),
  answerFee: admin("campaigns:write")
    .input(answerOfferRequest)
    .output(applicationRow)
    .mutation(async ({ ctx, input }) => {
      await answerFee(ctx, input);
      return asAgencySeesOne(ctx, input.id);
    }),
  closeSelection: admin("campaigns:write")
    .input(closeSelectionRequest)
    .output(z.object({ answered: z.number().int() }))
    .mutation(async ({ ctx, input }) => ({ answered: await closeSelection(ctx, input) })),
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
  answerInvitation: creator("work:write")
    .input(answerInvitationRequest)
    .output(myCollaboration)
    .mutation(async ({ ctx, input }) => {
      await answerInvitation(ctx, input);
      return asCreatorSeesOne(ctx, ctx.actor.creatorId, input.id);
    }),
  askFee: creator("work:write")
    .input(offerFeeRequest)
    .output(myCollaboration)
    .mutation(async ({ ctx, input }) => {
      await offerFee(ctx, input);
      return asCreatorSeesOne(ctx, ctx.actor.creatorId, input.id);
    }),
  answerFeeOffer: creator("work:write")
    .input(answerOfferRequest)
    .output(myCollaboration)
    .mutation(async ({ ctx, input }) => {
      await answerFee(ctx, input);
      return asCreatorSeesOne(ctx, ctx.actor.creatorId, input.id);
    }),
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
