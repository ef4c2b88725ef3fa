export type SecurityRunKind = "audit-chain" | "re-encryption";

/** What something that watches over the data found, kept for half a year. */
export type SecurityRun = {
  kind: SecurityRunKind;
  startedAt: Date;
  finishedAt: Date;
  isGood: boolean;
  findings: readonly object[];
  counts: Readonly<Record<string, number>>;
};

export type SecurityRuns = {
  keep: (run: SecurityRun) => Promise<void>;
  /** The latest of its kind, or null when there was none. */
  last: (kind: SecurityRunKind) => Promise<SecurityRun | null>;
};
