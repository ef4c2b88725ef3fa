import { CATEGORIES } from "@vitrina/domain/campaigns";
import {
  COMPLETENESS_RANGES,
  CREATOR_STATUSES,
  FOLLOWER_RANGES,
  ON_TIME_RANGES,
  PLATFORMS,
} from "@vitrina/domain/creators";
import type { CreatorFilter } from "./creators-table.ts";

const keysOf = <Key extends string>(of: Record<Key, unknown>) => Object.keys(of) as Key[];

export const FILTER_VALUES = {
  status: CREATOR_STATUSES,
  category: CATEGORIES,
  platform: PLATFORMS,
  followers: keysOf(FOLLOWER_RANGES),
  completeness: keysOf(COMPLETENESS_RANGES),
  onTime: [...keysOf(ON_TIME_RANGES), "none" as const],
} as const;

const known = <Value extends string>(of: readonly Value[], given: readonly string[]) =>
  of.filter((value) => given.includes(value));

/** The filters of the address as the server takes them; what an old link names and nobody knows is left out. */
export function askedFilters(filters: Record<CreatorFilter, readonly string[]>) {
  return {
    status: known(FILTER_VALUES.status, filters.status),
    category: known(FILTER_VALUES.category, filters.category),
    platform: known(FILTER_VALUES.platform, filters.platform),
    followers: known(FILTER_VALUES.followers, filters.followers),
    completeness: known(FILTER_VALUES.completeness, filters.completeness),
    onTime: known(FILTER_VALUES.onTime, filters.onTime),
    city: [...filters.city],
  };
}
