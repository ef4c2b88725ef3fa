import type { Page } from "@vitrina/domain";
import type {
  ApplicationStatus,
  CampaignApplicationsRequest,
  Ending,
  FeeOffer,
  Undoable,
} from "@vitrina/domain/applications";
import type { ContentPlanItem } from "@vitrina/domain/campaigns";
import type { ClockPause, DeadlineMove } from "@vitrina/domain/deadlines";
import type { DeliverableStatus, DeliverableType } from "@vitrina/domain/deliverables";
import type { Address, ParcelProblem, Shipment, ShippingState } from "@vitrina/domain/shipping";

/** What is known of one application's parcels. */
type StoredParcels = {
  address: Address | null;
  addressAt: Date | null;
  shipments: Shipment[];
  problems: ParcelProblem[];
  pauses: ClockPause[];
  shippingState: ShippingState | null;
};

export type StoredApplication = StoredParcels & {
  id: string;
  campaignId: string;
  creatorId: string;
  creatorName: string;
  status: ApplicationStatus;
  pitch: string;
  agreedFee: number | null;
  appliedAt: Date;
  confirmedAt: Date | null;
  productReceivedAt: Date | null;
  deliveryDueAt: Date | null;
  extension: { days: number; reason: string; grantedBy: string } | null;
  rejectionMessage: string;
  shortlistedAt: Date | null;
  ending: Ending | null;
  endedAt: Date | null;
  invitation: { message: string; invitedBy: string; at: Date; answeredAt: Date | null } | null;
  undoable: Undoable | null;
  offers: FeeOffer[];
};

export type StoredDeliverable = {
  id: string;
  applicationId: string;
  type: DeliverableType;
  specification: string;
  status: DeliverableStatus;
  dueAt: Date | null;
};

export type ApplicationChange = Partial<
  Omit<StoredApplication, "id" | "campaignId" | "creatorId" | "creatorName" | "appliedAt">
>;

type NewApplication = Pick<StoredApplication, "campaignId" | "creatorId" | "creatorName" | "pitch" | "appliedAt"> &
  Partial<Pick<StoredApplication, "status" | "invitation" | "offers">>;

/** What applications and the pieces they owe need from storage. */
export type ApplicationStore = {
  page: (request: CampaignApplicationsRequest) => Promise<Page<StoredApplication>>;
  /** The applications of a campaign whose creator is called so. */
  idsNamed: (campaignId: string, search: string) => Promise<string[]>;
  ofCreator: (
    creatorId: string,
    request: { cursor?: string | null; limit: number },
  ) => Promise<Page<StoredApplication>>;
  /** This creator's application in each of these campaigns. */
  ofCreatorIn: (creatorId: string, campaignIds: readonly string[]) => Promise<ReadonlyMap<string, StoredApplication>>;
  byId: (id: string) => Promise<StoredApplication | null>;
  /** Null when the creator has applied to this campaign, or was invited to it, before. */
  add: (application: NewApplication) => Promise<string | null>;
  /** Stores a change only if the application is still in the state that was read; false means somebody was faster. */
  changeIfStill: (was: Pick<StoredApplication, "id" | "status">, change: ApplicationChange) => Promise<boolean>;
  /** Every confirmed application of a campaign, lean. */
  openOf: (
    campaignId: string,
  ) => Promise<
    Pick<
      StoredApplication,
      | "id"
      | "creatorId"
      | "creatorName"
      | "confirmedAt"
      | "productReceivedAt"
      | "extension"
      | "pauses"
      | "deliveryDueAt"
    >[]
  >;
  /** Everybody of a campaign who waits for an answer, lean. */
  waitingOf: (
    campaignId: string,
  ) => Promise<Pick<StoredApplication, "id" | "creatorId" | "status" | "appliedAt" | "invitation">[]>;
  /** Gives all of these that still wait the same end: one command, however many. */
  endWaiting: (ids: readonly string[], end: Pick<StoredApplication, "rejectionMessage" | "endedAt">) => Promise<void>;
  /** How many applications of a campaign are in each state. */
  stageCounts: (campaignId: string) => Promise<Record<ApplicationStatus, number>>;
  /** The applications these creators have in one campaign, by creator. */
  ofCreatorsIn: (
    campaignId: string,
    creatorIds: readonly string[],
  ) => Promise<ReadonlyMap<string, Pick<StoredApplication, "id" | "status">>>;
  /** Writes the new due dates to open applications and to their open pieces: one command per collection. */
  moveDueDates: (moves: readonly DeadlineMove[]) => Promise<void>;
  addDeliverables: (
    application: Pick<StoredApplication, "id" | "campaignId" | "creatorId">,
    plan: readonly ContentPlanItem[],
    dueAt: Date | null,
  ) => Promise<void>;
  cancelDeliverables: (applicationId: string) => Promise<void>;
  deliverablesOf: (applicationIds: readonly string[]) => Promise<ReadonlyMap<string, StoredDeliverable[]>>;
};
