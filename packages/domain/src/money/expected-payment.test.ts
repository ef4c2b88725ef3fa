import { expect, test } from "vitest";
import { expectedPayment } from "./expected-payment.ts";
import { formatGuaranies } from "./guaranies.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const terms = { deliveryDays: 7, deliveryStarts: "on_product_received", fee: 350_000, paymentDays: 10 } as const;
const waiting = {
  confirmedAt: null,
  productReceivedAt: null,
  extension: null,
  pauses: [],
  agreedFee: null,
  deliveryDueAt: null,
};

test("an open campaign promises its fee if confirmed, with an estimated date", () => {
  expect(expectedPayment(terms, null, NOW)).toEqual({
    amount: 350_000,
    state: "if_confirmed",
    payOn: new Date("2026-12-10T02:59:59.999Z"),
    estimated: true,
  });
});

test("the agreed fee counts once there is one, and the date is firm once the clock runs", () => {
  const deliveryDueAt = new Date("2026-11-30T02:59:59.999Z");
  const confirmed = { ...waiting, confirmedAt: NOW, productReceivedAt: NOW, agreedFee: 400_000, deliveryDueAt };
  expect(expectedPayment(terms, confirmed, NOW)).toEqual({
    amount: 400_000,
    state: "to_approve",
    payOn: new Date("2026-12-10T02:59:59.999Z"),
    estimated: false,
  });
});

test("confirmed but without the product yet, the date is still an estimate", () => {
  expect(expectedPayment(terms, { ...waiting, confirmedAt: NOW }, NOW)).toMatchObject({
    state: "to_approve",
    estimated: true,
  });
});

test("a late delivery is not paid in the past", () => {
  const deliveryDueAt = new Date("2026-10-01T02:59:59.999Z");
  const late = { ...waiting, confirmedAt: NOW, productReceivedAt: NOW, deliveryDueAt };
  expect(expectedPayment(terms, late, NOW).payOn > NOW).toBe(true);
});

test("guaraníes are written with points and without fractions", () => {
  expect(formatGuaranies(1_250_000)).toBe("₲ 1.250.000");
});
