import { z } from "zod";
import { id, line, pageRequest } from "../shapes.ts";

/** A Paraguayan taxpayer number with its check digit, `80012345-6`. */
export const ruc = z.string().regex(/^\d{5,8}-\d$/);

export const brand = z.object({ id, name: z.string(), ruc: z.string() });
export type Brand = z.infer<typeof brand>;

export const brandsRequest = pageRequest.extend({ search: line(100, 0).default("") });
export const createBrandRequest = z.object({ name: line(80, 2), ruc: ruc.or(z.literal("")).default("") });
