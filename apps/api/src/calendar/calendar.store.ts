import type { DeliverableStatus } from "@vitrina/domain/deliverables";

/** The pieces of one collaboration that are due at one instant; cancelled ones are left out. */
export type DuePieces = {
  applicationId: string;
  campaignId: string;
  dueAt: Date;
  statuses: DeliverableStatus[];
};

type Bounds = { after: Date; until: Date };

/** What the calendar needs from storage. */
export type CalendarStore = {
  /** Everything due within the bounds, earliest first. */
  dueWithin: (bounds: Bounds) => Promise<DuePieces[]>;
  /** The same for one creator. */
  dueOfCreator: (creatorId: string, bounds: Bounds) => Promise<DuePieces[]>;
  /** Who each application is from. */
  creatorNames: (applicationIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

  feedOf: (userId: string) => Promise<{ createdAt: Date; lastReadAt: Date | null } | null>;
  /** Puts a new secret address in place of the old one. */
  renewFeed: (userId: string, tokenHash: string) => Promise<void>;
  removeFeed: (userId: string) => Promise<void>;
  noteFeedRead: (userId: string) => Promise<void>;
};
