import type { Measurement } from "@vitrina/domain/system";
import type { ReportedCheck } from "../health/check.ts";
import type { ContactRound } from "./contact-check.store.ts";

const MINUTE = 60_000;

/** Once in a quarter of an hour a round reports; one that was missed is forgiven, two are not. */
export const CONTACT_CHECK_EVERY_MS = 15 * MINUTE;

export const contactFormCheck: ReportedCheck = {
  name: "contact-form",
  silentAfterMs: 2 * CONTACT_CHECK_EVERY_MS + 5 * MINUTE,
  patience: 2,
};

/** A round as the page of the system understands it. */
export function measuredRound({ outcome }: ContactRound): Measurement {
  if (outcome === "arrived") return { state: "ok", cause: "fine" };
  return { state: "fail", cause: outcome === "page-broken" ? "no-answer" : "broken", facts: { outcome } };
}
