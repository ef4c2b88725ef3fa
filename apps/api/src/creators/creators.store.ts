import type { Page } from "@vitrina/domain";
import type {
  CountedPiece,
  CreatorCities,
  CreatorNumbers,
  CreatorProfile,
  CreatorStatus,
  CreatorsRequest,
  OnboardingPlace,
} from "@vitrina/domain/creators";

export type StoredCreator = CreatorProfile & {
  id: string;
  userId: string;
  slug: string;
  email: string;
  status: CreatorStatus;
  statusReason: string | null;
  /** On time out of all that was due when the pieces were last counted. */
  onTimePercent: number | null;
  /** Null for those who came before new creators were asked step by step. */
  onboardingStep: OnboardingPlace | null;
  revision: number;
  createdAt: Date;
};

/** What creators need from storage. */
export type CreatorStore = {
  page: (request: CreatorsRequest) => Promise<Page<StoredCreator>>;
  /** The places creators live in, those with the most creators first. */
  cities: () => Promise<CreatorCities["items"]>;
  byId: (id: string) => Promise<StoredCreator | null>;
  byIds: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredCreator>>;
  byUserId: (userId: string) => Promise<StoredCreator | null>;
  /** The creator behind an account, begun with an empty profile if this is their first visit; safe to call twice. */
  begin: (account: { userId: string; name: string; email: string }) => Promise<StoredCreator>;
  /** False when somebody changed the profile since the revision that was read. */
  changeIfStill: (
    id: string,
    revision: number,
    change: Partial<CreatorProfile> & {
      status?: CreatorStatus;
      statusReason?: string | null;
      onboardingStep?: OnboardingPlace;
    },
  ) => Promise<boolean>;
  /** Derives what lists need for profiles that were stored without it, so many at most; gives how many there were. */
  deriveMissing: (limit: number) => Promise<number>;
  /** Everything a creator ever had to deliver. */
  pieces: (creatorId: string) => Promise<CountedPiece[]>;
  /** The same of everybody who ever had something to deliver, one creator after the other. */
  everyonesPieces: () => AsyncIterable<{ creatorId: string; pieces: CountedPiece[] }>;
  /** Keeps what was counted, for lists to be filtered and sorted by. */
  keepNumbers: (counted: readonly { creatorId: string; numbers: CreatorNumbers }[]) => Promise<void>;
};
