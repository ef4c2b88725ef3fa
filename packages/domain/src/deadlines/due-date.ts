import { daysBetween, endOfDayInAsuncion } from "../time/index.ts";

/** What starts a creator's clock. */
export const DELIVERY_STARTS = ["on_confirmation", "on_product_received"] as const;
export type DeliveryStarts = (typeof DELIVERY_STARTS)[number];

/** The terms of a campaign that decide due dates; changing them moves every open due date. */
export type DeadlineTerms = { deliveryDays: number; deliveryStarts: DeliveryStarts };

/** The clock stands still from `from` to `until`, or still stands while there is no `until`. */
export type ClockPause = { from: Date; until: Date | null };

/** What an application contributes to its own due date. */
export type DeadlineStart = {
  confirmedAt: Date | null;
  productReceivedAt: Date | null;
  extension: { days: number } | null;
  pauses: readonly ClockPause[];
};

/** The instant the clock started, or null while it has not. */
export function deliveryStart(terms: DeadlineTerms, start: DeadlineStart): Date | null {
  if (!start.confirmedAt) return null;
  return terms.deliveryStarts === "on_confirmation" ? start.confirmedAt : start.productReceivedAt;
}

/**
 * The days the clock lost to pauses after it had started: the midnights that passed in them. Null while it stands still,
 * because nobody knows yet for how long.
 */
export function pausedDays(startedAt: Date, pauses: readonly ClockPause[]): number | null {
  let days = 0;
  for (const { from, until } of pauses) {
    if (!until) return null;
    if (until <= startedAt || until <= from) continue;
    days += daysBetween(from > startedAt ? from : startedAt, until);
  }
  return days;
}

/**
 * The last millisecond at which a delivery is on time: start + delivery days + granted extension + days lost to pauses, at
 * the end of that day in Asunción. Null while the clock has not started or stands still.
 */
export function deliveryDueAt(terms: DeadlineTerms, start: DeadlineStart): Date | null {
  const startedAt = deliveryStart(terms, start);
  if (!startedAt) return null;
  const paused = pausedDays(startedAt, start.pauses);
  if (paused === null) return null;
  return endOfDayInAsuncion(startedAt, terms.deliveryDays + (start.extension?.days ?? 0) + paused);
}
