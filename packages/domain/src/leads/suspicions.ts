import { z } from "zod";

export const SUSPICIONS = [
  "hidden-field-filled",
  "not-from-our-form",
  "faster-than-a-person",
  "form-too-old",
  "many-links",
  "markup",
  "many-from-one-place",
  "challenge-failed",
] as const;
export const suspicion = z.enum(SUSPICIONS);
export type Suspicion = z.infer<typeof suspicion>;

/** How a message came in, besides what it says. */
export type Arrival = {
  /** The field that people do not see was filled. */
  hiddenFieldFilled: boolean;
  /** How long the form was open, as our own stamp says; null without a stamp of ours. */
  openForMs: number | null;
  /** How many other messages came from the same place within the last hour. */
  othersFromThere: number;
  /** What the optional challenge said; null where it was not asked or did not answer. */
  challengePassed: boolean | null;
};

export const FASTEST_PERSON_MS = 3_000;
export const OLDEST_FORM_MS = 7 * 24 * 60 * 60 * 1_000;
const LINKS_MAX = 2;
const FROM_ONE_PLACE_MAX = 5;

const LINK = /https?:\/\/|\bwww\./gi;
const MARKUP = /<\s*\/?\s*(a|img|script|iframe|div|p|b)\b[^>]*>|\[\/?(url|link)\b/i;

const linksIn = (text: string) => text.match(LINK)?.length ?? 0;

/**
 * Why a message may be spam. None is proof, so a suspected message is kept for people to look at, and its sender gets the
 * same answer as everybody.
 */
export function suspicionsOf(said: { name: string; company: string; message: string }, arrival: Arrival): Suspicion[] {
  const { openForMs } = arrival;
  const found: Record<Suspicion, boolean> = {
    "hidden-field-filled": arrival.hiddenFieldFilled,
    "not-from-our-form": openForMs === null,
    "faster-than-a-person": openForMs !== null && openForMs < FASTEST_PERSON_MS,
    "form-too-old": openForMs !== null && openForMs > OLDEST_FORM_MS,
    "many-links": linksIn(said.message) > LINKS_MAX || linksIn(said.name) + linksIn(said.company) > 0,
    markup: MARKUP.test(said.message),
    "many-from-one-place": arrival.othersFromThere >= FROM_ONE_PLACE_MAX,
    "challenge-failed": arrival.challengePassed === false,
  };
  return SUSPICIONS.filter((one) => found[one]);
}
