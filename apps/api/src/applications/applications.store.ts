import type { Page } from "@vitrina/domain";
import type { ApplicationStatus, CampaignApplicationsRequest } from "@vitrina/domain/applications";
import type { ContentPlanItem } from "@vitrina/domain/campaigns";
import type { DeadlineMove } from "@vitrina/domain/deadlines";
import type { DeliverableStatus, DeliverableType } from "@vitrina/domain/deliverables";

export type StoredApplication = {
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
  Pick<
    StoredApplication,
    "status" | "agreedFee" | "confirmedAt" | "productReceivedAt" | "deliveryDueAt" | "extension" | "rejectionMessage"
  >
>;

/** What applications and the pieces they owe need from storage. */
export type ApplicationStore = {
  page: (request: CampaignApplicationsRequest) => Promise<Page<StoredApplication>>;
  ofCreator: (
    creatorId: string,
    request: { cursor?: string | null; limit: number },
  ) => Promise<Page<StoredApplication>>;
  /** This creator's application in each of these campaigns. */
  ofCreatorIn: (creatorId: string, campaignIds: readonly string[]) => Promise<ReadonlyMap<string, StoredApplication>>;
  byId: (id: string) => Promise<StoredApplication | null>;
  /** Null when the creator has applied to this campaign before. */
  add: (application: {
    campaignId: string;
    creatorId: string;
    creatorName: string;
    pitch: string;
    appliedAt: Date;
  }) => Promise<string | null>;
  /** Stores a change only if the application is still in the state that was read; false means somebody was faster. */
  changeIfStill: (was: Pick<StoredApplication, "id" | "status">, change: ApplicationChange) => Promise<boolean>;
  /** Every confirmed application of a campaign, lean. */
  openOf: (
    campaignId: string,
  ) => Promise<
    Pick<
      StoredApplication,
      "id" | "creatorId" | "creatorName" | "confirmedAt" | "productReceivedAt" | "extension" | "deliveryDueAt"
    >[]
  >;
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
