import { endOfDayInAsuncion } from "../time/index.ts";

/** What starts a creator's clock. */
export const DELIVERY_STARTS = ["on_confirmation", "on_product_received"] as const;
export type DeliveryStarts = (typeof DELIVERY_STARTS)[number];

/** The terms of a campaign that decide due dates; changing them moves every open due date. */
export type DeadlineTerms = { deliveryDays: number; deliveryStarts: DeliveryStarts };

/** What an application contributes to its own due date. */
export type DeadlineStart = {
  confirmedAt: Date | null;
  productReceivedAt: Date | null;
  extension: { days: number } | null;
};

/** The instant the clock started, or null while it has not. */
export function deliveryStart(terms: DeadlineTerms, start: DeadlineStart): Date | null {
  if (!start.confirmedAt) return null;
  return terms.deliveryStarts === "on_confirmation" ? start.confirmedAt : start.productReceivedAt;
}

/**
 * The last millisecond at which a delivery is on time: start + delivery days + granted extension, at the end of that day
 * in Asunción. Null while the clock has not started.
 */
export function deliveryDueAt(terms: DeadlineTerms, start: DeadlineStart): Date | null {
  const startedAt = deliveryStart(terms, start);
  if (!startedAt) return null;
  return endOfDayInAsuncion(startedAt, terms.deliveryDays + (start.extension?.days ?? 0));
}
