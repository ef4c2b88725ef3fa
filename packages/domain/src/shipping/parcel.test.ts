import { describe, expect, test } from "vitest";
import type { ApplicationStatus } from "../applications/application.ts";
import {
  assertReleasable,
  confirmAddress,
  loseParcel,
  type ParcelFacts,
  receiveParcel,
  reportProblem,
  resolveProblem,
  sendsProduct,
  shipParcel,
  shippingStateOf,
} from "./parcel.ts";

const at = (day: number) => new Date(`2026-11-${day}T15:00:00Z`);
const ADDRESS = {
  recipient: "Ana",
  street: "Palma 123",
  reference: "",
  city: "Asunción",
  department: "Asunción",
} as const;
const BY_AEX = { carrier: "aex", trackingCode: "1" } as const;
const BROKEN = { kind: "damaged", text: "" } as const;
const fresh = {
  status: "confirmed" as ApplicationStatus,
  address: null,
  shipments: [],
  problems: [],
  pauses: [],
  confirmedAt: at(10),
  productReceivedAt: null,
};
type State = Parameters<typeof shipParcel>[0];
type Step = (was: State) => ParcelFacts;

const addressed: Step = (was) => confirmAddress(was, ADDRESS);
const shipped =
  (day: number): Step =>
  (was) =>
    shipParcel(was, BY_AEX, at(day));
const received =
  (day: number): Step =>
  (was) =>
    receiveParcel(was, at(day), at(day));
const broken =
  (day: number): Step =>
  (was) =>
    reportProblem(was, BROKEN, at(day));
const solved =
  (day: number): Step =>
  (was) =>
    resolveProblem(was, "Arreglado", at(day));
const lost =
  (day: number): Step =>
  (was) =>
    loseParcel(was, at(day));
function after(...steps: Step[]): State {
  let state: State = fresh;
  for (const step of steps) state = { ...state, ...step(state) };
  return state;
}

describe("where the parcel stands", () => {
  test.each<[string, Step[], string, number]>([
    ["nothing known", [], "no_address", 0],
    ["the address is there", [addressed], "to_ship", 0],
    ["on its way", [addressed, shipped(11)], "shipped", 0],
    ["arrived", [addressed, shipped(11), received(13)], "received", 0],
    ["arrived without a parcel, handed over", [received(13)], "received", 0],
    ["broken", [addressed, shipped(11), received(13), broken(14)], "problem", 1],
    ["put right", [addressed, shipped(11), received(13), broken(14), solved(15)], "received", 0],
    ["not arriving", [addressed, shipped(11), broken(14)], "problem", 1],
    ["arriving after all", [addressed, shipped(11), broken(14), received(15)], "received", 0],
    ["lost", [addressed, shipped(11), lost(14)], "lost", 1],
    ["reported, then lost", [addressed, shipped(11), broken(13), lost(14)], "lost", 1],
    ["sent again after a loss", [addressed, shipped(11), lost(14), shipped(15)], "shipped", 1],
    ["sent again because it was broken", [addressed, shipped(11), received(12), broken(14), shipped(15)], "shipped", 1],
    ["sent again after a loss, and broken", [addressed, shipped(11), lost(14), shipped(15), broken(16)], "problem", 1],
    ["sent again and arrived", [addressed, shipped(11), lost(14), shipped(15), received(16)], "received", 0],
    ["sent again and lost again", [addressed, shipped(11), lost(14), shipped(15), lost(16)], "lost", 1],
  ])("%s", (_case, steps, state, standingStill) => {
    const parcels = after(...steps);
    expect(shippingStateOf(parcels)).toBe(state);
    expect(parcels.pauses.filter(({ until }) => !until)).toHaveLength(standingStill);
  });

  test("a product that arrives twice starts the clock once", () => {
    const twice = after(addressed, shipped(11), received(12), broken(13), shipped(14), received(16));
    expect(twice.productReceivedAt).toEqual(at(12));
    expect(twice.pauses).toEqual([{ from: at(13), until: at(16) }]);
    expect(twice.problems[0]?.resolvedAt).toEqual(at(16));
  });
});

test("a parcel that replaces another can have a problem of its own, and the days stand still from the first one on", () => {
  const again = after(addressed, shipped(11), lost(12), shipped(13), broken(15), solved(17));
  expect(again.problems.map(({ kind, resolvedAt }) => ({ kind, resolvedAt }))).toEqual([
    { kind: "not_arrived", resolvedAt: at(15) },
    { kind: "damaged", resolvedAt: at(17) },
  ]);
  expect(again.pauses).toEqual([{ from: at(12), until: at(17) }]);
  expect(shippingStateOf(again)).toBe("shipped");
});

describe("refused", () => {
  test.each<[string, Step[], Step, string]>([
    ["a parcel without an address", [], shipped(11), "address-missing"],
    ["a second parcel behind the first", [addressed, shipped(11)], shipped(12), "already-shipped"],
    ["a parcel to somebody who has the product", [addressed, received(11)], shipped(12), "product-already-received"],
    ["another address while the parcel is on its way", [addressed, shipped(11)], addressed, "already-shipped"],
    ["a second receipt", [received(11)], received(12), "product-already-received"],
    [
      "a receipt before the confirmation",
      [],
      (was) => receiveParcel(was, new Date("2026-11-09T15:00:00Z"), at(11)),
      "invalid-input",
    ],
    ["a receipt in the future", [], (was) => receiveParcel(was, at(12), at(11)), "invalid-input"],
    ["a problem where nothing was sent", [addressed], broken(11), "nothing-to-ship"],
    ["a second problem over the first", [addressed, shipped(11), broken(12)], broken(13), "problem-already-reported"],
    [
      "a problem with what is known to be lost",
      [addressed, shipped(11), lost(12)],
      broken(13),
      "problem-already-reported",
    ],
    ["solving what nobody reported", [addressed, shipped(11)], solved(12), "no-open-problem"],
    ["solving a loss with words", [addressed, shipped(11), lost(12)], solved(13), "parcel-not-on-its-way"],
    ["losing what is not on its way", [addressed], lost(12), "parcel-not-on-its-way"],
  ])("%s", (_what, before, step, reason) => {
    expect(() => step(after(...before))).toThrow(reason);
  });

  test("anything about the parcel of somebody who is not confirmed", () => {
    for (const step of [addressed, shipped(11), received(11), broken(11), solved(11), lost(11)]) {
      expect(() => step({ ...fresh, status: "applied" })).toThrow("application-not-confirmed");
    }
  });

  test("letting somebody go over a parcel that is on its way", () => {
    expect(() => assertReleasable(after(addressed, shipped(11)))).toThrow("parcel-not-lost");
    expect(() => assertReleasable(after(addressed, shipped(11), lost(12)))).not.toThrow();
    expect(() => assertReleasable(after(addressed, shipped(11), broken(12)))).not.toThrow();
  });
});

test("a campaign sends something when its clock waits for it, or when it names a product", () => {
  expect(sendsProduct({ deliveryStarts: "on_product_received", productIds: [] })).toBe(true);
  expect(sendsProduct({ deliveryStarts: "on_confirmation", productIds: ["p"] })).toBe(true);
  expect(sendsProduct({ deliveryStarts: "on_confirmation", productIds: [] })).toBe(false);
});
