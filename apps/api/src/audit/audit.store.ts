import type { Page } from "@vitrina/domain";
import type { Actor } from "@vitrina/domain/people";

export type AuditEntry = {
  action: string;
  actor: Actor | { kind: "system" };
  target: { kind: string; id: string };
  before: unknown;
  after: unknown;
};

/** An entry as it is read again, with the campaign and the creator it is about. */
export type StoredAuditEntry = {
  id: string;
  at: Date;
  action: string;
  actor: { kind: "admin" | "creator" | "system"; name: string | null; byKey: boolean };
  campaignId: string | null;
  creatorId: string | null;
  before: unknown;
  after: unknown;
};

/** Who did what to what. Written in the transaction of the act itself; nothing here changes or removes an entry. */
export type AuditLog = {
  record: (entry: AuditEntry) => Promise<void>;
  /** What was done about one campaign or one creator, the latest first. */
  page: (
    about: { campaignId: string } | { creatorId: string },
    paging: { cursor?: string | null | undefined; limit: number },
  ) => Promise<Page<StoredAuditEntry>>;
};
