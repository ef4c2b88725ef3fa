import { z } from "zod";
import { id, pageOf, pageRequest } from "../shapes.ts";
import { LOCALES } from "../time/index.ts";
import { letterKind, mailCategory } from "./categories.ts";
import { deliveryStatus } from "./deliveries.ts";

export const delivery = z.object({
  id,
  kind: z.string(),
  category: z.string(),
  address: z.string(),
  subject: z.string(),
  status: deliveryStatus,
  statusAt: z.date(),
  reason: z.string(),
  createdAt: z.date(),
});
export type Delivery = z.infer<typeof delivery>;

export const deliveriesRequest = pageRequest.extend({
  address: z.string().trim().max(200).default(""),
  status: z.array(deliveryStatus).max(20).default([]),
});
export type DeliveriesRequest = z.infer<typeof deliveriesRequest>;
export const deliveries = pageOf(delivery);

export const SUPPRESSION_REASONS = ["bounced", "complained", "suppressed"] as const;
export const suppression = z.object({
  address: z.string(),
  reason: z.enum(SUPPRESSION_REASONS),
  detail: z.string(),
  since: z.date(),
});
export type Suppression = z.infer<typeof suppression>;
export const suppressions = pageOf(suppression);

export const liftRequest = z.object({
  address: z.string().trim().min(3).max(320),
  reason: z.string().trim().min(5).max(500),
});
export type LiftRequest = z.infer<typeof liftRequest>;

/** How mail to a person stands; `suppression` is there when nobody must write to them, `trouble` when a mail did not arrive lately. */
export const mailStanding = z.object({
  address: z.string(),
  suppression: suppression.nullable(),
  trouble: delivery.nullable(),
});
export type MailStanding = z.infer<typeof mailStanding>;

export const mailPreferences = z.object({
  categories: z.array(z.object({ category: mailCategory, essential: z.boolean(), muted: z.boolean() })),
});
export type MailPreferences = z.infer<typeof mailPreferences>;
export const muteRequest = z.object({ category: mailCategory, muted: z.boolean() });
export type MuteRequest = z.infer<typeof muteRequest>;

export const previewRequest = z.object({ kind: letterKind, locale: z.enum(LOCALES) });
export type PreviewRequest = z.infer<typeof previewRequest>;
export const mailPreview = z.object({
  category: mailCategory,
  subject: z.string(),
  html: z.string(),
  text: z.string(),
});
export type MailPreview = z.infer<typeof mailPreview>;
