import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { line } from "../shapes.ts";
import { type Address, address } from "../shipping/address.ts";
import { dayInAsuncion } from "../time/index.ts";

/** The languages creators make content in. */
export const LANGUAGES = ["es", "gn", "en", "pt", "de"] as const;
export const language = z.enum(LANGUAGES);
export type Language = z.infer<typeof language>;

export const CLOTHES_SIZES = ["XS", "S", "M", "L", "XL", "XXL", "XXXL"] as const;

/** What a brand needs to know before it sends something to wear; any of them may be empty. */
export const sizes = z.object({
  top: z.enum(CLOTHES_SIZES).or(z.literal("")),
  bottom: line(6, 0),
  shoes: line(6, 0),
});
export type Sizes = z.infer<typeof sizes>;

/** Where parcels for this person go, unless they say otherwise for one. */
export const shippingAddress = address;
export type ShippingAddress = Address;

/** A day of the calendar, `1998-04-03`. */
export const birthDate = z.iso.date();

const OLDEST_YEARS = 110;

/** Refuses a day of birth that has not come yet or that nobody alive was born on. */
export function assertBorn(day: string, now: Date): void {
  const today = dayInAsuncion(now);
  const tooOld = Number(today.slice(0, 4)) - Number(day.slice(0, 4)) > OLDEST_YEARS;
  if (day > today || tooOld) throw new Refusal("breaks-a-rule", "invalid-input", { field: "birthDate" });
}
