import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { guaranies } from "../shapes.ts";
import { type ApplicationStatus, assertWaiting } from "./application.ts";

export const OFFER_ANSWERS = ["open", "accepted", "declined", "superseded"] as const;
export const offerSide = z.enum(["agency", "creator"]);
export type OfferSide = z.infer<typeof offerSide>;

/** A fee that one side proposed to the other. */
export const feeOffer = z.object({
  id: z.string(),
  by: offerSide,
  fee: guaranies,
  message: z.string(),
  authorName: z.string(),
  at: z.date(),
  answer: z.enum(OFFER_ANSWERS),
  answeredAt: z.date().nullable(),
});
export type FeeOffer = z.infer<typeof feeOffer>;

export const OFFERS_MAX = 20;

type Bargaining = { status: ApplicationStatus; offers: readonly FeeOffer[] };
type Accord = { offers: FeeOffer[]; agreedFee: number };

/** The one offer that waits for an answer. */
export function openOffer(offers: readonly FeeOffer[]): FeeOffer | null {
  return offers.find(({ answer }) => answer === "open") ?? null;
}

const answered = (offers: readonly FeeOffer[], answer: FeeOffer["answer"], now: Date): FeeOffer[] =>
  offers.map((offer) => (offer.answer === "open" ? { ...offer, answer, answeredAt: now } : offer));

/** The history with a new offer at its end, which takes the place of the one still open. */
export function withOffer(
  application: Bargaining,
  offer: Pick<FeeOffer, "id" | "by" | "fee" | "message" | "authorName">,
  now: Date,
): FeeOffer[] {
  assertWaiting(application);
  if (application.offers.length >= OFFERS_MAX) throw new Refusal("too-many", "too-many-offers", { max: OFFERS_MAX });
  const before = answered(application.offers, "superseded", now);
  return [...before, { ...offer, at: now, answer: "open", answeredAt: null }];
}

/** Answers the other side's open offer. An accepted one becomes the agreed fee; after a no, what stood before stands. */
export function answerOffer(
  application: Bargaining,
  { offerId, by, accept }: { offerId: string; by: OfferSide; accept: boolean },
  now: Date,
): { offers: FeeOffer[]; agreedFee?: number } {
  assertWaiting(application);
  const offer = openOffer(application.offers);
  if (!offer || offer.id !== offerId) throw new Refusal("changed-meanwhile", "offer-not-open");
  if (offer.by === by) throw new Refusal("not-allowed", "offer-is-own");
  const offers = answered(application.offers, accept ? "accepted" : "declined", now);
  return accept ? { offers, agreedFee: offer.fee } : { offers };
}

/**
 * The fee a confirmation agrees on. Nobody is confirmed for less than they said yes to (the campaign's fee by applying, or an
 * offer that was accepted), nor past an offer that waits for an answer, unless the confirmation gives at least as much.
 */
export function feeToConfirm(
  application: { agreedFee: number | null; offers: readonly FeeOffer[] },
  campaignFee: number,
  asked: number | undefined,
  now: Date,
): Accord {
  const standing = application.agreedFee ?? campaignFee;
  const agreedFee = asked ?? standing;
  const open = openOffer(application.offers);
  if (open && agreedFee < open.fee) {
    throw new Refusal("wrong-moment", "offer-open", { field: "agreedFee", by: open.by, fee: open.fee });
  }
  if (agreedFee < standing && open?.by !== "creator") {
    throw new Refusal("breaks-a-rule", "fee-not-agreed", { field: "agreedFee", fee: standing });
  }
  const answer = open?.by === "creator" ? "accepted" : "superseded";
  return { agreedFee, offers: answered(application.offers, answer, now) };
}
