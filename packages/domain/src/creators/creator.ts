import { z } from "zod";
import { category } from "../campaigns/index.ts";
import { picture } from "../media/index.ts";
import { id, line, prose } from "../shapes.ts";
import { birthDate, language, shippingAddress, sizes } from "./about.ts";
import { PROFILE_PARTS } from "./completeness.ts";
import { handleAddress, handleOf } from "./handle.ts";
import { ONBOARDING_STEPS } from "./onboarding.ts";
import { asE164 } from "./phone-number.ts";

export const CREATOR_STATUSES = ["applied", "approved", "paused", "blocked"] as const;
export const creatorStatus = z.enum(CREATOR_STATUSES);
export type CreatorStatus = z.infer<typeof creatorStatus>;

export const PLATFORMS = ["instagram", "tiktok", "youtube", "facebook", "x"] as const;
export const platform = z.enum(PLATFORMS);
export type Platform = z.infer<typeof platform>;

/** Only what a browser opens as a page: no script, no file. */
const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(300);

export const socialAccount = z.object({
  platform,
  handle: line(60),
  url: webAddress.or(z.literal("")).default(""),
  followers: z.number().int().min(0).max(1_000_000_000),
});
export type SocialAccount = z.infer<typeof socialAccount>;

/** An account as its owner writes it: the handle is one the platform could have, and the address follows from it. */
export const writtenAccount = socialAccount.transform((account, ctx) => {
  const handle = handleOf(account.platform, account.handle);
  if (handle) return { ...account, handle, url: account.url || handleAddress(account.platform, handle) };
  ctx.addIssue({ code: "custom", path: ["handle"], input: account.handle });
  return z.NEVER;
});

/** A Paraguayan or foreign number as people write it, kept as E.164: `+595981123456`. */
export const phone = z
  .string()
  .transform(asE164)
  .pipe(z.string().regex(/^\+[1-9]\d{7,14}$/));

/** What a creator writes about themself. */
export const creatorProfile = z.object({
  name: line(80, 2),
  phone: phone.or(z.literal("")),
  city: line(80, 0),
  bio: prose(600),
  profilePictureAssetId: id.nullable(),
  socialAccounts: z.array(socialAccount).max(10),
  categories: z.array(category).max(12),
  languages: z.array(language).max(5).default([]),
  birthDate: birthDate.nullable().default(null),
  sizes: sizes.nullable().default(null),
  shippingAddress: shippingAddress.nullable().default(null),
});
export type CreatorProfile = z.infer<typeof creatorProfile>;

export const onboardingPlace = z.enum([...ONBOARDING_STEPS, "done"]);

export const myProfile = creatorProfile.extend({
  id,
  slug: z.string(),
  email: z.string(),
  status: creatorStatus,
  picture: picture.nullable(),
  revision: z.number().int(),
  missing: z.array(z.enum(PROFILE_PARTS)),
  completeness: z.number().int(),
  onboardingStep: onboardingPlace.nullable(),
});
export type MyProfile = z.infer<typeof myProfile>;

const { languages, birthDate: born, sizes: worn, shippingAddress: livesAt, ...always } = creatorProfile.shape;

/** The parts of a profile that a creator sends; what is not sent stays as it is. */
export const writtenProfile = z
  .object({
    ...always,
    socialAccounts: z.array(writtenAccount).max(10),
    languages: languages.unwrap(),
    birthDate: born.unwrap(),
    sizes: worn.unwrap(),
    shippingAddress: livesAt.unwrap(),
  })
  .partial();
export type WrittenProfile = z.infer<typeof writtenProfile>;

export const updateMyProfileRequest = z.object({
  revision: z.number().int(),
  profile: writtenProfile,
  onboardingStep: onboardingPlace.optional(),
});
