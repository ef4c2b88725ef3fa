import { type DeadlineStart, type DeadlineTerms, deliveryDueAt } from "../deadlines/index.ts";
import { endOfDayInAsuncion } from "../time/index.ts";

/** How firm the promise is: an offer to whoever is confirmed, or work under way that approval turns into a payout. */
export type PaymentState = "if_confirmed" | "to_approve";

/** Never an amount alone: what, in which state, by when, and whether the date still rests on an assumption. */
export type ExpectedPayment = { amount: number; state: PaymentState; payOn: Date; estimated: boolean };

/**
 * What a creator can expect to be paid and by when. Until the clock has started the date assumes that it starts now, and
 * `estimated` says so.
 */
export function expectedPayment(
  terms: DeadlineTerms & { fee: number; paymentDays: number },
  application: (DeadlineStart & { agreedFee: number | null; deliveryDueAt: Date | null }) | null,
  now: Date,
): ExpectedPayment {
  const assumed = deliveryDueAt(terms, {
    confirmedAt: now,
    productReceivedAt: now,
    extension: application?.extension ?? null,
    pauses: [],
  });
  const dueAt = application?.deliveryDueAt ?? assumed ?? now;
  return {
    amount: application?.agreedFee ?? terms.fee,
    state: application?.confirmedAt ? "to_approve" : "if_confirmed",
    payOn: endOfDayInAsuncion(dueAt > now ? dueAt : now, terms.paymentDays),
    estimated: !application?.deliveryDueAt,
  };
}
