export type ProfilePart = "phone" | "city" | "picture" | "socialAccounts" | "categories";

/** Without these a creator cannot apply: the agency must be able to write to them and to see their work. */
const NEEDED_TO_APPLY: readonly ProfilePart[] = ["phone", "socialAccounts"];

/** What a profile still lacks, in the order in which it is asked. */
export function missingParts(profile: {
  phone: string;
  city: string;
  profilePictureAssetId: string | null;
  socialAccounts: readonly unknown[];
  categories: readonly unknown[];
}): ProfilePart[] {
  const missing: ProfilePart[] = [];
  if (!profile.phone) missing.push("phone");
  if (!profile.city) missing.push("city");
  if (!profile.profilePictureAssetId) missing.push("picture");
  if (profile.socialAccounts.length === 0) missing.push("socialAccounts");
  if (profile.categories.length === 0) missing.push("categories");
  return missing;
}

/** The missing parts that keep a creator from applying. */
export function blocksApplying(missing: readonly ProfilePart[]): ProfilePart[] {
  return missing.filter((part) => NEEDED_TO_APPLY.includes(part));
}
