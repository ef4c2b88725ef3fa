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
import { guaranies, id, line, pageRequest, prose, sortDirection } from "../shapes.ts";
import { applicationStatus } from "./application.ts";

export const EXTENSION_DAYS_MAX = 90;

export const applyRequest = z.object({ campaignId: id, pitch: prose(2000) });
export const applicationRequest = z.object({ id });
export const confirmApplicationRequest = z.object({ id, agreedFee: guaranies.optional() });
export const rejectApplicationRequest = z.object({ id, message: prose(1000).default("") });
export const recordProductReceivedRequest = z.object({ id, receivedAt: z.date().optional() });
export const grantExtensionRequest = z.object({
  id,
  days: z.number().int().min(1).max(EXTENSION_DAYS_MAX),
  reason: line(500, 3),
});

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
  }),
});
export type MyApplication = z.infer<typeof myApplication>;

/** The same on a page of its own, with the brief and the terms of the deal. */
export const myCollaboration = myApplication.extend({
  pitch: z.string(),
  campaign: myApplication.shape.campaign.extend(
    campaign.pick({ brief: true, revisionRounds: true, usageRights: true }).shape,
  ),
});
export type MyCollaboration = z.infer<typeof myCollaboration>;

export const myApplicationsRequest = pageRequest;
