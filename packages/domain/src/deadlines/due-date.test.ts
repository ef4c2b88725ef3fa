import { describe, expect, test } from "vitest";
import { deliveryDueAt } from "./due-date.ts";

const at = (instant: string | null) => (instant ? new Date(instant) : null);
const start = (confirmedAt: string | null, productReceivedAt: string | null = null, days?: number) => ({
  confirmedAt: at(confirmedAt),
  productReceivedAt: at(productReceivedAt),
  extension: days === undefined ? null : { days },
  pauses: [],
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

describe("a clock that stood still", () => {
  const CONFIRMED = "2026-11-22T15:00:00Z";
  const seven = "2026-11-30T02:59:59.999Z";
  type Pauses = [from: string, until: string | null][];

  test.each<[string, "on_confirmation" | "on_product_received", string | null, Pauses, string | null]>([
    ["never: the term alone", "on_confirmation", null, [], seven],
    ["and still does: nobody knows the date", "on_confirmation", null, [["2026-11-24T15:00:00Z", null]], null],
    [
      "for two midnights gives two days",
      "on_confirmation",
      null,
      [["2026-11-24T15:00:00Z", "2026-11-26T12:00:00Z"]],
      "2026-12-02T02:59:59.999Z",
    ],
    [
      "within one day gives nothing",
      "on_confirmation",
      null,
      [["2026-11-24T11:00:00Z", "2026-11-24T22:00:00Z"]],
      seven,
    ],
    [
      "over one midnight by a minute gives a day",
      "on_confirmation",
      null,
      [["2026-11-25T02:59:30Z", "2026-11-25T03:00:30Z"]],
      "2026-12-01T02:59:59.999Z",
    ],
    [
      "twice gives both",
      "on_confirmation",
      null,
      [
        ["2026-11-23T15:00:00Z", "2026-11-24T15:00:00Z"],
        ["2026-11-27T15:00:00Z", "2026-11-30T15:00:00Z"],
      ],
      "2026-12-04T02:59:59.999Z",
    ],
    [
      "twice and still does: no date",
      "on_confirmation",
      null,
      [
        ["2026-11-23T15:00:00Z", "2026-11-24T15:00:00Z"],
        ["2026-11-27T15:00:00Z", null],
      ],
      null,
    ],
    [
      "before it had started lost nothing",
      "on_product_received",
      "2026-11-26T15:00:00Z",
      [["2026-11-24T15:00:00Z", "2026-11-26T15:00:00Z"]],
      "2026-12-04T02:59:59.999Z",
    ],
    [
      "from before its start counts from its start",
      "on_product_received",
      "2026-11-26T15:00:00Z",
      [["2026-11-24T15:00:00Z", "2026-11-28T15:00:00Z"]],
      "2026-12-06T02:59:59.999Z",
    ],
    [
      "after its start, over a damaged product",
      "on_product_received",
      "2026-11-26T15:00:00Z",
      [["2026-11-26T16:00:00Z", "2026-12-01T15:00:00Z"]],
      "2026-12-09T02:59:59.999Z",
    ],
    [
      "and has not started: no date",
      "on_product_received",
      null,
      [["2026-11-24T15:00:00Z", "2026-11-28T15:00:00Z"]],
      null,
    ],
    [
      "backwards (a receipt noted for an earlier day) lost nothing",
      "on_confirmation",
      null,
      [["2026-11-26T15:00:00Z", "2026-11-26T15:00:00Z"]],
      seven,
    ],
  ])("%s", (_case, deliveryStarts, receivedAt, pauses, due) => {
    const application = {
      ...start(CONFIRMED, receivedAt),
      pauses: pauses.map(([from, until]) => ({ from: new Date(from), until: at(until) })),
    };
    expect(deliveryDueAt({ deliveryDays: 7, deliveryStarts }, application)?.toISOString() ?? null).toBe(due);
  });

  test("keeps its days beside a granted extension", () => {
    const pauses = [{ from: new Date("2026-11-24T15:00:00Z"), until: new Date("2026-11-26T12:00:00Z") }];
    const application = { ...start(CONFIRMED, null, 3), pauses };
    const due = deliveryDueAt({ deliveryDays: 7, deliveryStarts: "on_confirmation" }, application);
    expect(due?.toISOString()).toBe("2026-12-05T02:59:59.999Z");
  });
});
