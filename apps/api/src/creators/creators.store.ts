import type { Page } from "@vitrina/domain";
import type { CreatorProfile, CreatorStatus } from "@vitrina/domain/creators";

export type StoredCreator = CreatorProfile & {
  id: string;
  userId: string;
  slug: string;
  email: string;
  status: CreatorStatus;
  revision: number;
  createdAt: Date;
};

/** What creators need from storage. */
export type CreatorStore = {
  page: (request: {
    search: string;
    status: readonly CreatorStatus[];
    cursor?: string | null;
    limit: number;
  }) => Promise<Page<StoredCreator>>;
  byId: (id: string) => Promise<StoredCreator | null>;
  byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredCreator>>;
  byUserId: (userId: string) => Promise<StoredCreator | null>;
  /** The creator behind an account, begun with an empty profile if this is their first visit; safe to call twice. */
  begin: (account: { userId: string; name: string; email: string }) => Promise<StoredCreator>;
  /** False when somebody changed the profile since the revision that was read. */
  changeIfStill: (
    id: string,
    revision: number,
    change: Partial<CreatorProfile> & { status?: CreatorStatus },
  ) => Promise<boolean>;
};
