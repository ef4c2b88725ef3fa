export const RUN_KINDS = ["backup", "verify", "drill", "restore", "prune"] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** One backup, check, restore or drill, and how it went. */
export type BackupRun = {
  id: string;
  kind: RunKind;
  state: "running" | "done" | "failed";
  trigger: "schedule" | "person" | "command";
  askedBy: string;
  step: string;
  startedAt: Date;
  beatAt: Date;
  finishedAt: Date | null;
  /** A whole sentence; empty when all is well. */
  problem: string;
  problemCode: string;
  objectKey: string | null;
  uploadId: string | null;
  takenAt: Date | null;
  verifiedAt: Date | null;
  heldUntil: Date | null;
  release: string;
  figures: Record<string, unknown>;
};

export type RunEnd = Partial<Pick<BackupRun, "objectKey" | "takenAt" | "verifiedAt" | "heldUntil" | "figures">>;

/** What was done about backups. */
export type BackupRuns = {
  /** Null when another of this kind is under way and alive. `dead` is one that fell silent; it now counts as failed. */
  begin: (
    run: Pick<BackupRun, "kind" | "trigger" | "askedBy" | "release">,
  ) => Promise<{ id: string; dead: BackupRun | null } | null>;
  /** Says that it goes on. False when it was taken for dead. */
  beat: (id: string, so: Partial<Pick<BackupRun, "step" | "figures" | "objectKey" | "uploadId">>) => Promise<boolean>;
  done: (id: string, end: RunEnd) => Promise<void>;
  failed: (id: string, problem: { message: string; code: string; figures?: Record<string, unknown> }) => Promise<void>;
  latest: (limit: number) => Promise<BackupRun[]>;
  /** The last that went well, of a kind. */
  lastGood: (kind: RunKind) => Promise<BackupRun | null>;
};
