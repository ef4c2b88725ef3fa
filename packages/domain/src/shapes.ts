import { z } from "zod";
import { REFUSAL_CODES, REFUSAL_REASONS } from "./refusal.ts";

/** A document's id on the wire: 24 hexadecimal characters. */
export const id = z.string().regex(/^[0-9a-f]{24}$/);

/** Whole guaraníes. ₲ 999.999.999 is far above any fee the agency pays. */
export const guaranies = z.number().int().min(0).max(999_999_999);

/** One line a person types. What no key types is no part of it: the database refuses to search for some of it. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .overwrite((typed) => typed.replace(/\p{Cc}+/gu, " "))
    .trim()
    .min(min)
    .max(max);

/** Several lines a person types; may be empty. */
export const prose = (max: number) =>
  z
    .string()
    .overwrite((typed) => typed.replace(/[^\P{Cc}\t\n\r]/gu, ""))
    .trim()
    .max(max);

export const PAGE_SIZE_MAX = 100;

/** What every list takes: a bounded size and the cursor the last page ended with. */
export const pageRequest = z.object({
  cursor: z.string().max(400).nullish(),
  limit: z.number().int().min(1).max(PAGE_SIZE_MAX).default(25),
});

/** What every list gives. `total` counts what the filters let through. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int() });

export type Page<Item> = { items: Item[]; nextCursor: string | null; total: number };

/** How one row of a bulk act ended: done, or refused and why. */
export const rowOutcome = z.object({
  id,
  refusal: z
    .object({
      code: z.enum(REFUSAL_CODES),
      reason: z.enum(REFUSAL_REASONS),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    })
    .nullable(),
});
export type RowOutcome = z.infer<typeof rowOutcome>;

export const sortDirection = z.enum(["asc", "desc"]);
