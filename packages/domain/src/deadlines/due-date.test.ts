import { describe, expect, test } from "vitest";
import { deliveryDueAt } from "./due-date.ts";

const at = (instant: string | null) => (instant ? new Date(instant) : null);
const start = (confirmedAt: string | null, productReceivedAt: string | null = null, days?: number) => ({
  confirmedAt: at(confirmedAt),
  productReceivedAt: at(productReceivedAt),
  extension: days === undefined ? null : { days },
});

describe("the due date", () => {
  test.each([
    ["counts from the confirmation", 7, "on_confirmation", start("2026-11-22T15:00:00Z"), "2026-11-30T02:59:59.999Z"],
    [
      "does not wait for the product when the confirmation starts the clock",
      7,
      "on_confirmation",
      start("2026-11-22T15:00:00Z", "2026-11-29T15:00:00Z"),
      "2026-11-30T02:59:59.999Z",
    ],
    [
      "counts from the product where the campaign says so",
      7,
      "on_product_received",
      start("2026-11-22T15:00:00Z", "2026-11-25T15:00:00Z"),
      "2026-12-03T02:59:59.999Z",
    ],
    ["is open while the product is on its way", 7, "on_product_received", start("2026-11-22T15:00:00Z"), null],
    ["is open before any confirmation", 7, "on_confirmation", start(null), null],
    [
      "is open for a product received without a confirmation",
      7,
      "on_product_received",
      start(null, "2026-11-25T15:00:00Z"),
      null,
    ],
    [
      "adds a granted extension",
      7,
      "on_confirmation",
      start("2026-11-22T15:00:00Z", null, 3),
      "2026-12-03T02:59:59.999Z",
    ],
    [
      "counts the day of a confirmation one millisecond before midnight",
      1,
      "on_confirmation",
      start("2026-11-23T02:59:59.999Z"),
      "2026-11-24T02:59:59.999Z",
    ],
    [
      "counts the new day of a confirmation at midnight",
      1,
      "on_confirmation",
      start("2026-11-23T03:00:00.000Z"),
      "2026-11-25T02:59:59.999Z",
    ],
    [
      "crosses the end of a short month",
      3,
      "on_confirmation",
      start("2027-02-26T15:00:00Z"),
      "2027-03-02T02:59:59.999Z",
    ],
    ["lands on a leap day", 2, "on_confirmation", start("2028-02-27T15:00:00Z"), "2028-03-01T02:59:59.999Z"],
    ["crosses a year", 30, "on_confirmation", start("2026-12-15T15:00:00Z"), "2027-01-15T02:59:59.999Z"],
  ] as const)("%s", (_promise, deliveryDays, deliveryStarts, application, due) => {
    expect(deliveryDueAt({ deliveryDays, deliveryStarts }, application)?.toISOString() ?? null).toBe(due);
  });
});
