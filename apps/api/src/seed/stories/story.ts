import type { BriefParts, CampaignContent } from "@vitrina/domain/campaigns";
import type { DeliverableStatus } from "@vitrina/domain/deliverables";
import type { BrandKey } from "../demo-brands.ts";
import type { CreatorKey } from "../demo-creators.ts";
import type { CoverName } from "../painting/covers.ts";

/** Days before the moment of seeding; below one, that part of a day. */
export type DaysAgo = number;

export type ApplicationStory = {
  who: CreatorKey;
  applied: DaysAgo;
  /** What they wrote; without it, one of the usual sentences. */
  pitch?: string;
  confirmed?: DaysAgo;
  agreedFee?: number;
  received?: DaysAgo;
  extension?: { granted: DaysAgo; days: number; reason: string };
  /** How far the pieces have come, in the order of the content plan. */
  work?: { on: DaysAgo; pieces: readonly DeliverableStatus[] };
  completed?: DaysAgo;
  rejected?: { on: DaysAgo; message: string };
  withdrawn?: DaysAgo;
};

/** What happens to a campaign from its first draft on. */
export type CampaignStory = {
  brand: BrandKey;
  cover: CoverName | null;
  content: Omit<CampaignContent, "brandId" | "coverAssetId" | "applicationDeadline" | keyof BriefParts>;
  created: DaysAgo;
  published?: DaysAgo;
  started?: DaysAgo;
  completed?: DaysAgo;
  archived?: DaysAgo;
  /** Applications close at the end of the day so many days from the seeding; negative when that day is over. */
  closesIn: number;
  deadlineMoved?: { on: DaysAgo; deliveryDays: number };
  applications: readonly ApplicationStory[];
};
