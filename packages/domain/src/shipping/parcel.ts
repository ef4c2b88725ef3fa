import { z } from "zod";
import { type ApplicationStatus, assertConfirmed } from "../applications/application.ts";
import type { ClockPause } from "../deadlines/index.ts";
import { Refusal } from "../refusal.ts";
import type { Address } from "./address.ts";

/** Who carries parcels in Paraguay, ways without a carrier, and whoever else. */
export const CARRIERS = [
  "aex",
  "nsa",
  "correo_paraguayo",
  "la_encarnacena",
  "dhl",
  "fedex",
  "pedidosya",
  "bolt",
  "courier",
  "pickup",
  "other",
] as const;
export const carrier = z.enum(CARRIERS);
export type Carrier = z.infer<typeof carrier>;

export const shipment = z.object({
  carrier,
  trackingCode: z.string(),
  shippedAt: z.date(),
  receivedAt: z.date().nullable(),
  lostAt: z.date().nullable(),
});
export type Shipment = z.infer<typeof shipment>;

export const PROBLEM_KINDS = ["not_arrived", "damaged", "wrong_product", "incomplete", "other"] as const;
export const problemKind = z.enum(PROBLEM_KINDS);
export type ProblemKind = z.infer<typeof problemKind>;

export const parcelProblem = z.object({
  kind: problemKind,
  text: z.string(),
  at: z.date(),
  resolvedAt: z.date().nullable(),
  resolution: z.string(),
});
export type ParcelProblem = z.infer<typeof parcelProblem>;

export const SHIPPING_STATES = ["no_address", "to_ship", "shipped", "problem", "lost", "received"] as const;
export const shippingState = z.enum(SHIPPING_STATES);
export type ShippingState = z.infer<typeof shippingState>;

/** What is known of the parcels of one application, the latest shipment and problem last. */
export type Parcels = {
  address: Address | null;
  shipments: readonly Shipment[];
  problems: readonly ParcelProblem[];
  pauses: readonly ClockPause[];
  confirmedAt: Date | null;
  productReceivedAt: Date | null;
};
type Confirmed = Parcels & { status: ApplicationStatus };
export type ParcelFacts = Partial<Pick<Parcels, "address" | "productReceivedAt">> &
  Partial<{ shipments: Shipment[]; problems: ParcelProblem[]; pauses: ClockPause[] }>;

/** Whether a campaign sends its creators something. */
export function sendsProduct(campaign: { deliveryStarts: string; productIds: readonly string[] }): boolean {
  return campaign.deliveryStarts === "on_product_received" || campaign.productIds.length > 0;
}

/** The parcel that was sent and has neither arrived nor been lost. */
export function onItsWay({ shipments }: Pick<Parcels, "shipments">): Shipment | null {
  const last = shipments.at(-1);
  return last && !last.receivedAt && !last.lostAt ? last : null;
}

/** The problem that nobody has solved yet. */
export function openProblem({ problems }: Pick<Parcels, "problems">): ParcelProblem | null {
  return problems.find(({ resolvedAt }) => !resolvedAt) ?? null;
}

/** Where the parcel stands, in one word. A parcel sent because of a problem is on its way, however open the problem is. */
export function shippingStateOf(
  parcels: Pick<Parcels, "address" | "shipments" | "problems" | "productReceivedAt">,
): ShippingState {
  const problem = openProblem(parcels);
  const sent = onItsWay(parcels);
  if (sent && (!problem || problem.at <= sent.shippedAt)) return "shipped";
  if (parcels.shipments.at(-1)?.lostAt) return "lost";
  if (problem) return "problem";
  if (parcels.productReceivedAt) return "received";
  return parcels.address ? "to_ship" : "no_address";
}

const changeLast = (shipments: readonly Shipment[], change: Partial<Shipment>): Shipment[] =>
  shipments.map((one, index) => (index === shipments.length - 1 ? { ...one, ...change } : one));

/** The clock stands still from now on; it can only stand still once. */
const paused = (pauses: readonly ClockPause[], from: Date): ClockPause[] =>
  pauses.some(({ until }) => !until) ? [...pauses] : [...pauses, { from, until: null }];

const resumed = (pauses: readonly ClockPause[], at: Date): ClockPause[] =>
  pauses.map((pause) => (pause.until ? pause : { ...pause, until: at > pause.from ? at : pause.from }));

const solved = (problems: readonly ParcelProblem[], at: Date, resolution: string): ParcelProblem[] =>
  problems.map((problem) => (problem.resolvedAt ? problem : { ...problem, resolvedAt: at, resolution }));

/** The address a parcel goes to, changeable until one is on its way. */
export function confirmAddress(was: Confirmed, address: Address): ParcelFacts {
  assertConfirmed(was);
  if (onItsWay(was)) throw new Refusal("wrong-moment", "already-shipped");
  if (was.productReceivedAt && !openProblem(was)) throw new Refusal("wrong-moment", "product-already-received");
  return { address };
}

/** A parcel leaves, for the first time or again after a problem or a loss. The clock does not move. */
export function shipParcel(was: Confirmed, sent: Pick<Shipment, "carrier" | "trackingCode">, now: Date): ParcelFacts {
  assertConfirmed(was);
  if (!was.address) throw new Refusal("wrong-moment", "address-missing");
  const last = onItsWay(was);
  if (last && !openProblem(was))
    throw new Refusal("wrong-moment", "already-shipped", { trackingCode: last.trackingCode });
  if (was.productReceivedAt && !openProblem(was)) throw new Refusal("wrong-moment", "product-already-received");
  // What replaces a parcel that is still out there is sent because that one will not arrive.
  const before = last ? changeLast(was.shipments, { lostAt: now }) : was.shipments;
  return { shipments: [...before, { ...sent, shippedAt: now, receivedAt: null, lostAt: null }] };
}

/** The product has arrived: it starts the clock where the campaign says so, and ends what was open about the parcel. */
export function receiveParcel(was: Confirmed, receivedAt: Date, now: Date): ParcelFacts {
  assertConfirmed(was);
  const sent = onItsWay(was);
  if (was.productReceivedAt && !sent) throw new Refusal("wrong-moment", "product-already-received");
  if (receivedAt > now || (was.confirmedAt && receivedAt < was.confirmedAt)) {
    throw new Refusal("breaks-a-rule", "invalid-input", { field: "receivedAt" });
  }
  return {
    productReceivedAt: was.productReceivedAt ?? receivedAt,
    ...(sent && { shipments: changeLast(was.shipments, { receivedAt }) }),
    ...(openProblem(was) && { problems: solved(was.problems, receivedAt, "") }),
    pauses: resumed(was.pauses, receivedAt),
  };
}

/** Whether a problem may be reported: a parcel that was sent because of an earlier one can have one of its own. */
export function mayReportProblem(
  parcels: Pick<Parcels, "address" | "shipments" | "problems" | "productReceivedAt">,
): boolean {
  const state = shippingStateOf(parcels);
  return state === "shipped" || state === "received";
}

/** Something is wrong with the parcel: the clock stands still until it is put right. */
export function reportProblem(
  was: Confirmed,
  { kind, text }: Pick<ParcelProblem, "kind" | "text">,
  now: Date,
): ParcelFacts {
  assertConfirmed(was);
  if (was.shipments.length === 0 && !was.productReceivedAt) throw new Refusal("wrong-moment", "nothing-to-ship");
  if (!mayReportProblem(was)) throw new Refusal("wrong-moment", "problem-already-reported");
  return {
    // What the parcel was sent for is no longer what is wrong.
    problems: [...solved(was.problems, now, ""), { kind, text, at: now, resolvedAt: null, resolution: "" }],
    pauses: paused(was.pauses, now),
  };
}

/** The problem is put right without another parcel: the clock goes on. */
export function resolveProblem(was: Confirmed, resolution: string, now: Date): ParcelFacts {
  assertConfirmed(was);
  if (!openProblem(was)) throw new Refusal("wrong-moment", "no-open-problem");
  if (shippingStateOf(was) === "lost") throw new Refusal("wrong-moment", "parcel-not-on-its-way");
  return { problems: solved(was.problems, now, resolution), pauses: resumed(was.pauses, now) };
}

/** The parcel will not arrive. The clock stands still until another one does. */
export function loseParcel(was: Confirmed, now: Date): ParcelFacts {
  assertConfirmed(was);
  if (!onItsWay(was)) throw new Refusal("wrong-moment", "parcel-not-on-its-way");
  const problem = openProblem(was);
  return {
    shipments: changeLast(was.shipments, { lostAt: now }),
    ...(!problem && {
      problems: [
        ...was.problems,
        { kind: "not_arrived" as const, text: "", at: now, resolvedAt: null, resolution: "" },
      ],
    }),
    pauses: paused(was.pauses, now),
  };
}

/** Refuses to let a creator go over a parcel unless it was lost or something is wrong with it. */
export function assertReleasable(was: Confirmed): void {
  assertConfirmed(was);
  if (!was.shipments.at(-1)?.lostAt && !openProblem(was)) throw new Refusal("wrong-moment", "parcel-not-lost");
}
