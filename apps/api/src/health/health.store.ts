import type { Page } from "@vitrina/domain";
import type {
  CheckCause,
  CheckFacts,
  CheckName,
  CheckResult,
  Component,
  Heartbeat,
  HeartbeatName,
  Incident,
  RunningProcess,
} from "@vitrina/domain/system";

export type CheckNote = Omit<CheckResult, "name" | "since"> & { measuredAt: Date; tookMs: number; since: Date };

/** What the checks of the installation keep. */
export type HealthStore = {
  /** True for the one caller who measures now; everybody else has to wait until `until`. */
  claim: (check: CheckName, now: Date, until: Date) => Promise<boolean>;
  byName: (check: CheckName) => Promise<CheckResult | null>;
  note: (check: CheckName, note: CheckNote) => Promise<void>;
  results: () => Promise<CheckResult[]>;

  openIncidentOf: (check: CheckName) => Promise<Incident | null>;
  /** @throws a duplicate key when the check has an open incident */
  openIncident: (incident: {
    check: CheckName;
    cause: CheckCause;
    facts: CheckFacts;
    component: Component | null;
    openedAt: Date;
  }) => Promise<void>;
  /** Null when there was none, or somebody else closed it. */
  closeIncident: (check: CheckName, closedAt: Date) => Promise<Incident | null>;
  openIncidents: () => Promise<Incident[]>;
  incidents: (paging: { cursor?: string | null | undefined; limit: number }) => Promise<Page<Incident>>;
  /** Those that visitors may have noticed, open now or closed after `since`, the latest first. */
  noticedSince: (since: Date) => Promise<{ component: Component; openedAt: Date; closedAt: Date | null }[]>;
};

/** What has to go on happening, and when it did. */
export type HeartbeatStore = {
  note: (name: HeartbeatName, beatAt: Date) => Promise<void>;
  /** How telling the outside monitor went; without trouble it was told at `at`. */
  noteTelling: (name: HeartbeatName, at: Date, trouble: string) => Promise<void>;
  all: () => Promise<Omit<Heartbeat, "watched">[]>;
};

/** Which processes there are, as each says itself; one that falls silent is forgotten after a day. */
export type ProcessStore = {
  sign: (process: RunningProcess) => Promise<void>;
  leave: (name: string) => Promise<void>;
  all: () => Promise<RunningProcess[]>;
};
