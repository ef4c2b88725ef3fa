import type { Page } from "@vitrina/domain";
import type { ConsentPurpose, DataRequest } from "@vitrina/domain/privacy";

export type ConsentRecord = {
  userId: string;
  purpose: ConsentPurpose;
  given: boolean;
  textVersion: string;
  textHash: string;
  locale: string;
  at: Date;
  address: string;
  agent: string;
};

export type StoredRequest = Omit<DataRequest, "canBeOpened"> & {
  userId: string;
  creatorId: string | null;
  name: string;
  email: string;
  assetId: string | null;
  stepsDone: readonly string[];
  lastError: string;
};

/** Consents, and what people asked of their own data. */
export type PrivacyStore = {
  /** Records are only ever added; the latest of a purpose counts. */
  record: (consent: ConsentRecord) => Promise<void>;
  consentsOf: (userId: string) => Promise<ConsentRecord[]>;
  /** Null when the person has an open request of this kind already. */
  open: (
    request: Omit<StoredRequest, "status" | "finishedAt" | "assetId" | "stepsDone" | "lastError">,
  ) => Promise<boolean>;
  byId: (id: string) => Promise<StoredRequest | null>;
  ofPerson: (userId: string) => Promise<StoredRequest[]>;
  page: (request: {
    open?: boolean | undefined;
    creatorId?: string | undefined;
    cursor?: string | null | undefined;
    limit: number;
  }) => Promise<Page<StoredRequest>>;
  /** False when the work has begun or the request is closed. */
  cancel: (id: string, now: Date) => Promise<boolean>;
  /** False when it was cancelled or is done. */
  begin: (id: string) => Promise<boolean>;
  /** What went wrong last, in the words of the fault; empty once it is done. */
  noteFailure: (id: string, error: string) => Promise<void>;
  stepDone: (id: string, step: string) => Promise<void>;
  finish: (
    id: string,
    change: { finishedAt: Date; assetId: string | null; name?: string; email?: string },
  ) => Promise<void>;
};

/** What is stored about one creator, wherever it lies: to be handed out, and to be taken away. */
export type PersonalData = {
  gather: (person: { userId: string; creatorId: string }) => Promise<Record<string, unknown>>;
  /** Takes away one part; the second time there is nothing left to take. */
  erase: (part: ErasedPart, person: { userId: string; creatorId: string }, now: Date) => Promise<void>;
};

/** In this order: first nobody enters any more, last the files go. */
export const ERASED_PARTS = ["sign-in", "profile", "applications", "words", "traces", "files"] as const;
export type ErasedPart = (typeof ERASED_PARTS)[number];
