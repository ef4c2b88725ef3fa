import { z } from "zod";
import { picture } from "../media/index.ts";
import { id, line, pageRequest, prose } from "../shapes.ts";

/** A Paraguayan taxpayer number with its check digit, `80012345-6`. */
export const ruc = z.string().regex(/^\d{5,8}-\d$/);

export const brand = z.object({ id, name: z.string(), ruc: z.string() });
export type Brand = z.infer<typeof brand>;

/** Somebody at the client company. The phone is E.164, so that it opens a conversation. */
export const brandContact = z.object({
  name: line(80),
  role: line(80, 0),
  email: z.email().max(254).or(z.literal("")),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .or(z.literal("")),
});
export type BrandContact = z.infer<typeof brandContact>;

/** A row of the agency's list. */
export const brandRow = brand.extend({
  logo: picture.nullable(),
  firstContact: z.string().nullable(),
  productCount: z.number().int(),
  campaignCount: z.number().int(),
});
export type BrandRow = z.infer<typeof brandRow>;

/** Everything an admin writes about a brand. */
export const brandContent = z.object({
  name: line(80, 2),
  ruc: ruc.or(z.literal("")),
  logoAssetId: id.nullable(),
  contacts: z.array(brandContact).max(10),
  /** For the agency alone. */
  notes: prose(2_000),
});
export type BrandContent = z.infer<typeof brandContent>;

/** A brand as the agency sees it. */
export const brandDetail = brandContent.extend({
  id,
  logo: picture.nullable(),
  revision: z.number().int(),
  productCount: z.number().int(),
  campaignCount: z.number().int(),
  createdAt: z.date(),
});
export type BrandDetail = z.infer<typeof brandDetail>;

export const brandsRequest = pageRequest.extend({ search: line(100, 0).default("") });
export const createBrandRequest = z.object({ name: line(80, 2), ruc: ruc.or(z.literal("")).default("") });
export const updateBrandRequest = z.object({ id, revision: z.number().int(), content: brandContent.partial() });
