import { z } from "zod";
import {
  campaign,
  campaignStatus,
  deliverableView,
  deliveryDays,
  deliveryStarts,
  expectedPaymentShape,
  trafficLight,
} from "../campaigns/index.ts";
import { picture } from "../media/index.ts";
import { productInCampaign } from "../products/index.ts";
import { guaranies, id, line, pageRequest, prose, sortDirection } from "../shapes.ts";
import { address, parcelProblem, shipment, shippingState } from "../shipping/index.ts";
import { applicationStatus, ending } from "./application.ts";
import { feeOffer } from "./offers.ts";
import { undoable } from "./undo.ts";

export const EXTENSION_DAYS_MAX = 90;

/** `askedFee` opens with an offer of the creator's own instead of the campaign's fee. */
export const applyRequest = z.object({ campaignId: id, pitch: prose(2000), askedFee: guaranies.min(1).nullish() });
export const applicationRequest = z.object({ id });
export const confirmApplicationRequest = z.object({ id, agreedFee: guaranies.optional() });
export const rejectApplicationRequest = z.object({ id, message: prose(1000).default("") });
export const recordProductReceivedRequest = z.object({ id, receivedAt: z.date().optional() });
export const grantExtensionRequest = z.object({
  id,
  days: z.number().int().min(1).max(EXTENSION_DAYS_MAX),
  reason: line(500, 3),
});

export const BULK_MAX = 100;
const someIds = z.array(id).min(1).max(BULK_MAX);
/** One decision on many; each is answered for itself. `message` goes to whoever is rejected. */
export const decideRequest = z.object({
  ids: someIds,
  decision: z.enum(["shortlist", "putBack", "confirm", "reject"]),
  message: prose(1000).default(""),
});
export type DecideRequest = z.infer<typeof decideRequest>;
export const undoRequest = z.object({ ids: someIds });

export const inviteRequest = z.object({ campaignId: id, creatorId: id, message: prose(1000) });
export const invitableRequest = pageRequest.extend({ campaignId: id, search: line(100, 0).default("") });
/** A creator as somebody to invite, with the application they may have already. */
export const invitable = z.object({
  creatorId: id,
  name: z.string(),
  city: z.string(),
  picture: picture.nullable(),
  applicationStatus: applicationStatus.nullable(),
});
export type Invitable = z.infer<typeof invitable>;
export const answerInvitationRequest = z.object({ id, accept: z.boolean(), pitch: prose(2000).default("") });

export const offerFeeRequest = z.object({ id, fee: guaranies.min(1), message: prose(500).default("") });
export const answerOfferRequest = z.object({ id, offerId: z.string().max(40), accept: z.boolean() });

/** Ends the choosing: everybody still waiting is answered with these words, and nobody else may apply. */
export const closeSelectionRequest = z.object({ campaignId: id, message: prose(1000).default("") });

export const stageCounts = z.record(applicationStatus, z.number().int());

export const extension = z.object({ days: z.number().int(), reason: z.string(), grantedBy: z.string() });

export const APPLICATION_SORTS = ["appliedAt", "creatorName", "deliveryDueAt"] as const;
export const campaignApplicationsRequest = pageRequest.extend({
  campaignId: id,
  search: line(100, 0).default(""),
  status: z.array(applicationStatus).max(7).default([]),
  sort: z.enum(APPLICATION_SORTS).default("appliedAt"),
  direction: sortDirection.default("desc"),
});
export type CampaignApplicationsRequest = z.infer<typeof campaignApplicationsRequest>;

export const invitation = z.object({ message: z.string(), at: z.date(), answeredAt: z.date().nullable() });

/** An application as the agency sees it. */
export const applicationRow = z.object({
  id,
  campaignId: id,
  creatorId: id,
  creatorName: z.string(),
  creatorCity: z.string(),
  creatorPicture: picture.nullable(),
  status: applicationStatus,
  pitch: z.string(),
  agreedFee: guaranies.nullable(),
  appliedAt: z.date(),
  confirmedAt: z.date().nullable(),
  productReceivedAt: z.date().nullable(),
  deliveryDueAt: z.date().nullable(),
  extension: extension.nullable(),
  pauses: z.array(z.object({ from: z.date(), until: z.date().nullable() })),
  shippingState: shippingState.nullable(),
  shortlistedAt: z.date().nullable(),
  invitation: invitation.nullable(),
  offers: z.array(feeOffer),
  undoable: undoable.nullable(),
  ending: ending.nullable(),
  endedAt: z.date().nullable(),
  rejectionMessage: z.string(),
  /** By when somebody who waits has an answer, come what may. */
  answerDueAt: z.date().nullable(),
  light: trafficLight,
});
export type ApplicationRow = z.infer<typeof applicationRow>;

/** An application as its creator sees it. */
export const myApplication = z.object({
  id,
  status: applicationStatus,
  appliedAt: z.date(),
  confirmedAt: z.date().nullable(),
  productReceivedAt: z.date().nullable(),
  deliveryDueAt: z.date().nullable(),
  extension: extension.pick({ days: true, reason: true }).nullable(),
  rejectionMessage: z.string(),
  ending: ending.nullable(),
  endedAt: z.date().nullable(),
  shortlistedAt: z.date().nullable(),
  invitation: invitation.nullable(),
  offers: z.array(feeOffer),
  answerDueAt: z.date().nullable(),
  shippingState: shippingState.nullable(),
  light: trafficLight,
  payment: expectedPaymentShape.nullable(),
  deliverables: z.array(deliverableView),
  campaign: z.object({
    id,
    title: z.string(),
    brandName: z.string(),
    cover: picture.nullable(),
    status: campaignStatus,
    deliveryDays,
    deliveryStarts,
    sendsProduct: z.boolean(),
  }),
});
export type MyApplication = z.infer<typeof myApplication>;

/** The same on a page of its own, with the brief and the terms of the deal. */
export const myCollaboration = myApplication.extend({
  pitch: z.string(),
  address: address.nullable(),
  addressAt: z.date().nullable(),
  shipments: z.array(shipment),
  problems: z.array(parcelProblem),
  campaign: myApplication.shape.campaign
    .extend(
      campaign.pick({
        brief: true,
        dos: true,
        donts: true,
        references: true,
        hashtags: true,
        mentions: true,
        checklist: true,
        revisionRounds: true,
        usageRights: true,
      }).shape,
    )
    .extend({ products: z.array(productInCampaign) }),
});
export type MyCollaboration = z.infer<typeof myCollaboration>;

export const myApplicationsRequest = pageRequest;
