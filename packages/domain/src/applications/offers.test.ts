import { describe, expect, test } from "vitest";
import { answerOffer, type FeeOffer, feeToConfirm, OFFERS_MAX, type OfferSide, withOffer } from "./offers.ts";

const NOW = new Date("2026-11-22T15:00:00Z");
const FEE = 350_000;
const offered = (by: OfferSide, fee: number, offers: readonly FeeOffer[] = []) =>
  withOffer({ status: "applied", offers }, { id: `${offers.length}`, by, fee, message: "", authorName: "Ana" }, NOW);

describe("an offer", () => {
  test("takes the place of the one still open, and the history keeps both", () => {
    const offers = offered("agency", 400_000, offered("creator", 500_000));
    expect(offers.map(({ by, answer }) => [by, answer])).toEqual([
      ["creator", "superseded"],
      ["agency", "open"],
    ]);
  });

  test("accepted becomes the agreed fee, declined leaves what stood", () => {
    const application = { status: "applied", offers: offered("creator", 500_000) } as const;
    expect(answerOffer(application, { offerId: "0", by: "agency", accept: true }, NOW).agreedFee).toBe(500_000);
    const declined = answerOffer(application, { offerId: "0", by: "agency", accept: false }, NOW);
    expect(declined).not.toHaveProperty("agreedFee");
    expect(declined.offers[0]).toMatchObject({ answer: "declined", answeredAt: NOW });
  });

  test.each([
    ["by whoever made it", "0", "creator", "offer-is-own"],
    ["that was superseded or never made", "9", "agency", "offer-not-open"],
  ] as const)("is not answered %s", (_who, offerId, by, reason) => {
    const application = { status: "applied", offers: offered("creator", 500_000) } as const;
    expect(() => answerOffer(application, { offerId, by, accept: true }, NOW)).toThrow(reason);
  });

  test("is neither made nor answered once there is a decision", () => {
    const offer = { id: "1", by: "creator", fee: 1, message: "", authorName: "Ana" } as const;
    expect(() => withOffer({ status: "confirmed", offers: [] }, offer, NOW)).toThrow("application-not-open");
    const decided = { status: "rejected", offers: offered("creator", 1) } as const;
    expect(() => answerOffer(decided, { offerId: "0", by: "agency", accept: true }, NOW)).toThrow(
      "application-not-open",
    );
  });

  test("does not go to and fro for ever", () => {
    let offers: FeeOffer[] = [];
    for (let count = 0; count < OFFERS_MAX; count += 1) offers = offered("creator", 1, offers);
    expect(() => offered("creator", 1, offers)).toThrow("too-many-offers");
  });
});

describe("the fee of a confirmation", () => {
  const accepted = answerOffer(
    { status: "applied", offers: offered("creator", 500_000) },
    { offerId: "0", by: "agency", accept: true },
    NOW,
  ).offers;
  const loweredByBoth = answerOffer(
    { status: "applied", offers: offered("agency", 300_000) },
    { offerId: "0", by: "creator", accept: true },
    NOW,
  ).offers;
  test.each<[string, number | null, FeeOffer[], number | undefined, number | string]>([
    ["is the campaign's where nothing was said", null, [], undefined, FEE],
    ["may be more", null, [], 400_000, 400_000],
    ["is never less", null, [], 300_000, "fee-not-agreed"],
    ["is the one that was accepted", 500_000, accepted, undefined, 500_000],
    ["is not less than the one that was accepted", 500_000, accepted, 499_999, "fee-not-agreed"],
    ["may be less than the campaign's when the creator agreed to it", 300_000, loweredByBoth, undefined, 300_000],
    ["does not pass over what the creator asks", null, offered("creator", 500_000), undefined, "offer-open"],
    ["gives what the creator asks", null, offered("creator", 500_000), 500_000, 500_000],
    ["may be what the creator asks when that is less", null, offered("creator", 300_000), 300_000, 300_000],
    ["does not pass over what the agency offered more", null, offered("agency", 500_000), undefined, "offer-open"],
    ["does not take a lower offer for a yes", null, offered("agency", 300_000), 300_000, "fee-not-agreed"],
    ["may ignore a lower offer that nobody answered", null, offered("agency", 300_000), undefined, FEE],
  ])("%s", (_rule, agreedFee, offers, asked, outcome) => {
    const confirm = () => feeToConfirm({ agreedFee, offers }, FEE, asked, NOW);
    if (typeof outcome === "string") expect(confirm).toThrow(outcome);
    else {
      expect(confirm().agreedFee).toBe(outcome);
      expect(confirm().offers.some(({ answer }) => answer === "open")).toBe(false);
    }
  });
});
