import { z } from "zod";
import { category } from "../campaigns/index.ts";
import { picture } from "../media/index.ts";
import { id, line, pageRequest, sortDirection } from "../shapes.ts";
import { creatorProfile, creatorStatus, platform } from "./creator.ts";

/** From `from` up to and including `to`; null has no end. */
export type NumberRange = { from: number; to: number | null };

/** How many follow a creator's largest account. */
export const FOLLOWER_RANGES = {
  "under-1k": { from: 0, to: 999 },
  "1k-5k": { from: 1_000, to: 4_999 },
  "5k-10k": { from: 5_000, to: 9_999 },
  "10k-50k": { from: 10_000, to: 49_999 },
  "50k-100k": { from: 50_000, to: 99_999 },
  "over-100k": { from: 100_000, to: null },
} as const satisfies Record<string, NumberRange>;

/** How much of a profile is filled in, in percent. */
export const COMPLETENESS_RANGES = {
  complete: { from: 100, to: null },
  almost: { from: 70, to: 99 },
  half: { from: 40, to: 69 },
  begun: { from: 0, to: 39 },
} as const satisfies Record<string, NumberRange>;

/** How much of what was due came in time, in percent. `none` are those who never had anything due. */
export const ON_TIME_RANGES = {
  always: { from: 100, to: null },
  mostly: { from: 80, to: 99 },
  sometimes: { from: 50, to: 79 },
  rarely: { from: 0, to: 49 },
} as const satisfies Record<string, NumberRange>;

const keysOf = <Range extends string>(ranges: Record<Range, NumberRange>) => Object.keys(ranges) as [Range, ...Range[]];

export const followerRange = z.enum(keysOf(FOLLOWER_RANGES));
export const completenessRange = z.enum(keysOf(COMPLETENESS_RANGES));
export const onTimeRange = z.enum([...keysOf(ON_TIME_RANGES), "none"]);

export const CREATOR_SORTS = ["createdAt", "name", "followers", "completeness", "onTimePercent"] as const;

export const creatorsRequest = pageRequest.extend({
  search: line(100, 0).default(""),
  status: z.array(creatorStatus).max(4).default([]),
  category: z.array(category).max(12).default([]),
  platform: z.array(platform).max(5).default([]),
  /** Cities as `creators.cities` names them. */
  city: z.array(line(80)).max(50).default([]),
  followers: z.array(followerRange).max(6).default([]),
  completeness: z.array(completenessRange).max(4).default([]),
  onTime: z.array(onTimeRange).max(5).default([]),
  sort: z.enum(CREATOR_SORTS).default("createdAt"),
  direction: sortDirection.default("desc"),
});
export type CreatorsRequest = z.infer<typeof creatorsRequest>;

/** A creator in the agency's list. */
export const creatorRow = creatorProfile
  .pick({ name: true, city: true, phone: true, socialAccounts: true, categories: true })
  .extend({
    id,
    email: z.string(),
    status: creatorStatus,
    picture: picture.nullable(),
    followers: z.number().int(),
    completeness: z.number().int(),
    onTimePercent: z.number().int().nullable(),
    createdAt: z.date(),
  });
export type CreatorRow = z.infer<typeof creatorRow>;

/** The places creators live in, those with the most creators first. `key` is what the list is filtered by. */
export const creatorCities = z.object({
  items: z.array(z.object({ key: z.string(), name: z.string(), count: z.number().int() })),
});
export type CreatorCities = z.infer<typeof creatorCities>;
