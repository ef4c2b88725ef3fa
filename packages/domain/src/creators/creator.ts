import { z } from "zod";
import { category } from "../campaigns/index.ts";
import { picture } from "../media/index.ts";
import { id, line, prose } from "../shapes.ts";

export const CREATOR_STATUSES = ["applied", "approved", "paused", "blocked"] as const;
export const creatorStatus = z.enum(CREATOR_STATUSES);
export type CreatorStatus = z.infer<typeof creatorStatus>;

export const PLATFORMS = ["instagram", "tiktok", "youtube", "facebook", "x"] as const;
export const platform = z.enum(PLATFORMS);

/** Only what a browser opens as a page: no script, no file. */
const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(300);

export const socialAccount = z.object({
  platform,
  handle: line(60),
  url: webAddress.or(z.literal("")).default(""),
  followers: z.number().int().min(0).max(1_000_000_000),
});
export type SocialAccount = z.infer<typeof socialAccount>;

/** A Paraguayan or foreign number as E.164, `+595981123456`. */
export const phone = z.string().regex(/^\+[1-9]\d{7,14}$/);

/** What a creator writes about themself. */
export const creatorProfile = z.object({
  name: line(80, 2),
  phone: phone.or(z.literal("")),
  city: line(80, 0),
  bio: prose(600),
  profilePictureAssetId: id.nullable(),
  socialAccounts: z.array(socialAccount).max(10),
  categories: z.array(category).max(12),
});
export type CreatorProfile = z.infer<typeof creatorProfile>;

export const myProfile = creatorProfile.extend({
  id,
  slug: z.string(),
  email: z.string(),
  status: creatorStatus,
  picture: picture.nullable(),
  revision: z.number().int(),
  missing: z.array(z.enum(["phone", "city", "picture", "socialAccounts", "categories"])),
});
export type MyProfile = z.infer<typeof myProfile>;

export const updateMyProfileRequest = z.object({ revision: z.number().int(), profile: creatorProfile });
