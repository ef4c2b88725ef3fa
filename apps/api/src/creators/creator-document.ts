import { type Row, searchKeys, searchText } from "@vitrina/db";
import { completenessPercent } from "@vitrina/domain/creators";
import type { StoredCreator } from "./creators.store.ts";

type Described = Pick<
  StoredCreator,
  "name" | "email" | "city" | "phone" | "profilePictureAssetId" | "socialAccounts" | "categories"
> &
  Partial<Pick<StoredCreator, "languages" | "sizes" | "shippingAddress">>;

/** A stored document as the code sees it, without what only the database needs. */
export function toCreator({
  _id,
  searchText: _searchText,
  searchKeys: _searchKeys,
  cityKey: _cityKey,
  platforms: _platforms,
  followers: _followers,
  completeness: _completeness,
  numbers: _numbers,
  updatedAt: _updatedAt,
  ...row
}: Row<"ugc_creators">): StoredCreator {
  return { ...row, ...laterParts(row), id: _id } as StoredCreator;
}

/** What profiles did not have at first, and may lack as it may be empty. */
function laterParts(row: Partial<Row<"ugc_creators">>) {
  return {
    languages: row.languages ?? [],
    birthDate: row.birthDate ?? null,
    sizes: row.sizes ?? null,
    shippingAddress: row.shippingAddress ?? null,
    onboardingStep: row.onboardingStep ?? null,
    statusReason: row.statusReason ?? null,
    onTimePercent: row.onTimePercent ?? null,
  };
}

/** How many follow somebody's largest account. */
export function followersOf({ socialAccounts }: Pick<StoredCreator, "socialAccounts">): number {
  return Math.max(0, ...socialAccounts.map(({ followers }) => followers));
}

/** What is stored beside a profile so that lists find it by index; written with every change of it. */
export function derivedOf(creator: Described) {
  const text = searchText(
    creator.name,
    creator.email,
    creator.city,
    creator.phone,
    ...creator.socialAccounts.map(({ handle }) => handle),
  );
  return {
    searchText: text,
    searchKeys: searchKeys(text),
    cityKey: cityKey(creator.city),
    platforms: [...new Set(creator.socialAccounts.map(({ platform }) => platform))],
    followers: followersOf(creator),
    completeness: completenessPercent(creator),
  };
}

/** A city as it is compared: `Asunción` and `asuncion` are the same place. */
export function cityKey(city: string): string {
  return searchText(city);
}
