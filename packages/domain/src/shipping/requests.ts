import { z } from "zod";
import { picture } from "../media/index.ts";
import { id, line, pageRequest, prose } from "../shapes.ts";
import { address } from "./address.ts";
import { carrier, parcelProblem, problemKind, shipment, shippingState } from "./parcel.ts";

export const shippingListRequest = pageRequest.extend({
  campaignId: id,
  search: line(100, 0).default(""),
  state: z.array(shippingState).max(6).default([]),
});
export type ShippingListRequest = z.infer<typeof shippingListRequest>;

/** One creator's parcel as the agency sees it. */
export const parcelRow = z.object({
  id,
  creatorId: id,
  creatorName: z.string(),
  creatorPhone: z.string(),
  creatorPicture: picture.nullable(),
  state: shippingState,
  address: address.nullable(),
  addressAt: z.date().nullable(),
  shipments: z.array(shipment),
  problems: z.array(parcelProblem),
  productReceivedAt: z.date().nullable(),
  deliveryDueAt: z.date().nullable(),
  clockPaused: z.boolean(),
});
export type ParcelRow = z.infer<typeof parcelRow>;

export const shippingStateCounts = z.record(shippingState, z.number().int());

export const PARCELS_AT_ONCE = 100;
export const shipRequest = z.object({
  parcels: z
    .array(z.object({ id, trackingCode: line(60, 0).default("") }))
    .min(1)
    .max(PARCELS_AT_ONCE),
  carrier,
});
export type ShipRequest = z.infer<typeof shipRequest>;

export const confirmAddressRequest = z.object({ id, address, keep: z.boolean().default(true) });
export const reportProblemRequest = z.object({ id, kind: problemKind, text: prose(1000).default("") });
export const resolveProblemRequest = z.object({ id, resolution: line(500, 3) });
export const parcelRequest = z.object({ id });
export const releaseRequest = z.object({ id, message: prose(1000).default("") });
