import type { Actor } from "@vitrina/domain/people";

export type AuditEntry = {
  action: string;
  actor: Actor | { kind: "system" };
  target: { kind: string; id: string };
  before: unknown;
  after: unknown;
};

/** Who did what to what. Written in the transaction of the act itself; nothing here changes or removes an entry. */
export type AuditLog = {
  record: (entry: AuditEntry) => Promise<void>;
};
