export const PROFILE_PARTS = [
  "phone",
  "city",
  "categories",
  "socialAccounts",
  "languages",
  "sizes",
  "shippingAddress",
  "picture",
] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** What a creator cannot do as long as a part is missing. */
export type BlockedAct = "applying" | "receiving";

/**
 * To apply, the agency must be able to write to a creator and to see their work; a parcel needs an address. The other parts
 * block nothing: they help to be chosen.
 */
const BLOCKS: Partial<Record<ProfilePart, BlockedAct>> = {
  phone: "applying",
  socialAccounts: "applying",
  shippingAddress: "receiving",
};

type Profile = {
  phone: string;
  city: string;
  categories: readonly unknown[];
  socialAccounts: readonly unknown[];
  languages?: readonly unknown[];
  sizes?: { top: string; bottom: string; shoes: string } | null;
  shippingAddress?: object | null;
  profilePictureAssetId: string | null;
};

const HAS: Record<ProfilePart, (profile: Profile) => boolean> = {
  phone: ({ phone }) => phone !== "",
  city: ({ city }) => city !== "",
  categories: ({ categories }) => categories.length > 0,
  socialAccounts: ({ socialAccounts }) => socialAccounts.length > 0,
  languages: ({ languages }) => (languages ?? []).length > 0,
  sizes: ({ sizes }) => Object.values(sizes ?? {}).some((size) => size !== ""),
  shippingAddress: ({ shippingAddress }) => Boolean(shippingAddress),
  picture: ({ profilePictureAssetId }) => profilePictureAssetId !== null,
};

/** What a profile still lacks, in the order in which it is asked. */
export function missingParts(profile: Profile): ProfilePart[] {
  return PROFILE_PARTS.filter((part) => !HAS[part](profile));
}

/** How much of a profile is filled in, from 0 to 100; every part weighs the same. */
export function completenessPercent(profile: Profile): number {
  return Math.round((100 * (PROFILE_PARTS.length - missingParts(profile).length)) / PROFILE_PARTS.length);
}

/** The missing parts that keep a creator from doing something. */
export function blocks(act: BlockedAct, missing: readonly ProfilePart[]): ProfilePart[] {
  return missing.filter((part) => BLOCKS[part] === act);
}

/** The missing parts that keep a creator from applying. */
export function blocksApplying(missing: readonly ProfilePart[]): ProfilePart[] {
  return blocks("applying", missing);
}
