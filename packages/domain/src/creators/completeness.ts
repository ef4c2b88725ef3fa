export const PROFILE_PARTS = ["phone", "city", "picture", "socialAccounts", "categories"] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** Without these a creator cannot apply: the agency must be able to write to them and to see their work. */
const NEEDED_TO_APPLY: readonly ProfilePart[] = ["phone", "socialAccounts"];

type Profile = {
  phone: string;
  city: string;
  profilePictureAssetId: string | null;
  socialAccounts: readonly unknown[];
  categories: readonly unknown[];
};

/** What a profile still lacks, in the order in which it is asked. */
export function missingParts(profile: Profile): ProfilePart[] {
  const missing: ProfilePart[] = [];
  if (!profile.phone) missing.push("phone");
  if (!profile.city) missing.push("city");
  if (!profile.profilePictureAssetId) missing.push("picture");
  if (profile.socialAccounts.length === 0) missing.push("socialAccounts");
  if (profile.categories.length === 0) missing.push("categories");
  return missing;
}

/** How much of a profile is filled in, from 0 to 100; every part weighs the same. */
export function completenessPercent(profile: Profile): number {
  return Math.round((100 * (PROFILE_PARTS.length - missingParts(profile).length)) / PROFILE_PARTS.length);
}

/** The missing parts that keep a creator from applying. */
export function blocksApplying(missing: readonly ProfilePart[]): ProfilePart[] {
  return missing.filter((part) => NEEDED_TO_APPLY.includes(part));
}
