import type { Page } from "@vitrina/domain";
import type { ExtensionRequest } from "@vitrina/domain/extensions";

export type AskedExtension = {
  applicationId: string;
  campaignId: string;
  creatorName: string;
  deliveryDueAt: Date | null;
  request: ExtensionRequest;
};

/** What asking for more days needs from storage. */
export type ExtensionStore = {
  /** What the creator last asked for, and the answer; null when they never asked. */
  requestOf: (applicationId: string) => Promise<ExtensionRequest | null>;
  /** How many pieces of an application still have to be handed in. */
  piecesOwed: (applicationId: string) => Promise<number>;
  /** False when the application is not confirmed any more, or when a request already waits. */
  ask: (applicationId: string, request: Pick<ExtensionRequest, "days" | "reason" | "askedAt">) => Promise<boolean>;
  /** False when nobody waits for an answer any more. */
  answer: (
    applicationId: string,
    answer: Pick<ExtensionRequest, "answer" | "answerReason"> & { answeredAt: Date; answeredBy: string },
  ) => Promise<boolean>;
  /** Requests without an answer, the oldest first. */
  waiting: (request: { cursor?: string | null | undefined; limit: number }) => Promise<Page<AskedExtension>>;
};
