import type { Page } from "@vitrina/domain";
import type {
  Campaign,
  CampaignContent,
  CampaignStatus,
  CampaignStep,
  CampaignsRequest,
} from "@vitrina/domain/campaigns";
import type { CountedPiece } from "@vitrina/domain/creators";
import type { TrafficLight } from "@vitrina/domain/deadlines";
import type { DeliverableType } from "@vitrina/domain/deliverables";

/** A campaign as stored, with its brand's name. */
export type StoredCampaign = Omit<Campaign, "cover">;

export type CampaignPiece = CountedPiece & {
  id: string;
  creatorId: string;
  type: DeliverableType;
  publishedUrl: string | null;
  publishedAt: Date | null;
};

export type CampaignChange = Partial<CampaignContent> & { status?: CampaignStatus; draftStep?: CampaignStep | null };

/** What campaigns need from storage. */
export type CampaignStore = {
  page: (request: CampaignsRequest) => Promise<Page<StoredCampaign>>;
  /** Published campaigns whose application deadline has not passed, the nearest deadline first. */
  openPage: (
    request: { search: string; cursor?: string | null; limit: number },
    now: Date,
  ) => Promise<Page<StoredCampaign>>;
  byId: (id: string) => Promise<StoredCampaign | null>;
  byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredCampaign>>;
  add: (
    content: CampaignContent,
    slug: string,
    origin?: { clonedFromId?: string; templateKey?: string | null },
  ) => Promise<string>;
  /** Stores a change made from a revision; false when somebody changed the campaign since. */
  changeIfStill: (id: string, revision: number, change: CampaignChange) => Promise<boolean>;
  /** A brand has another name: its campaigns are found by it from now on. */
  brandRenamed: (brandId: string, name: string) => Promise<void>;
  /** Takes one place of an open campaign; false when none is left or the campaign no longer confirms. */
  takeSlot: (id: string) => Promise<boolean>;
  /** Campaigns under way that take no more applications, by id. */
  pastApplications: (now: Date) => Promise<string[]>;
  giveSlotBack: (id: string) => Promise<void>;
  countApplication: (id: string, by: 1 | -1) => Promise<void>;
  /** Marks the campaign as read by a due date's computation, so that a deadline moved meanwhile is a conflict. */
  holdTerms: (id: string) => Promise<void>;
  /** Every piece as far as it counts for the campaign's results. */
  countedPieces: (id: string) => Promise<CampaignPiece[]>;
  /** The worst light among the pieces of each campaign. */
  lights: (ids: readonly string[], now: Date) => Promise<ReadonlyMap<string, TrafficLight>>;
};
