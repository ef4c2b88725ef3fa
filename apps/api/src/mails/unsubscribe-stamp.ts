import { type MailCategory, mailCategory } from "@vitrina/domain/mail";
import { LOCALES, type Locale } from "@vitrina/domain/time";
import { z } from "zod";
import type { Stamps } from "../sign-in/stamps.ts";

const PURPOSE = "unsubscribe";
const said = z.tuple([z.string(), mailCategory, z.enum(LOCALES)]);

/** Who does not want which kind of mail: all that the link in a mail knows. It does not expire, as the mail does not. */
export type Unsubscribing = { person: string; category: MailCategory; locale: Locale };

export const unsubscribeStamp = (stamps: Pick<Stamps, "stamp">, { person, category, locale }: Unsubscribing): string =>
  stamps.stamp(PURPOSE, JSON.stringify([person, category, locale]));

export function readUnsubscribeStamp(stamps: Pick<Stamps, "read">, stamped: string): Unsubscribing | null {
  const text = stamps.read(PURPOSE, stamped);
  if (text === null) return null;
  const [person, category, locale] = said.parse(JSON.parse(text));
  return { person, category, locale };
}
