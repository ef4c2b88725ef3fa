import { z } from "zod";
import { id, pageRequest } from "../shapes.ts";
import { checkCause, checkFacts, checkName, checkState } from "./checks.ts";
import { heartbeatName } from "./heartbeats.ts";

export const checkResult = z.object({
  name: checkName,
  state: checkState,
  cause: checkCause,
  facts: checkFacts,
  /** Since when it has been in this state. */
  since: z.date().nullable(),
  measuredAt: z.date().nullable(),
  failingRounds: z.number().int(),
});
export type CheckResult = z.infer<typeof checkResult>;

export const incident = z.object({
  id,
  check: checkName,
  cause: checkCause,
  facts: checkFacts,
  openedAt: z.date(),
  closedAt: z.date().nullable(),
});
export type Incident = z.infer<typeof incident>;
export const incidentsRequest = pageRequest;

export const heartbeat = z.object({
  name: heartbeatName,
  beatAt: z.date().nullable(),
  toldAt: z.date().nullable(),
  /** Whether the outside monitor has an address to be told at. */
  watched: z.boolean(),
  /** Why it could not be told last time; empty when it could. */
  trouble: z.string(),
});
export type Heartbeat = z.infer<typeof heartbeat>;

/** How much of one kind of work waits. `oldestAt` is when the work that is due longest was to be done. */
export const queueState = z.object({
  due: z.number().int(),
  later: z.number().int(),
  running: z.number().int(),
  dead: z.number().int(),
  needsReview: z.number().int(),
  oldestAt: z.date().nullable(),
});
export type QueueState = z.infer<typeof queueState>;

export const runningProcess = z.object({
  name: z.string(),
  role: z.string(),
  release: z.string(),
  host: z.string(),
  startedAt: z.date(),
  beatAt: z.date(),
  lagMs: z.number().int(),
});
export type RunningProcess = z.infer<typeof runningProcess>;

export const storageQuota = z.object({
  plan: z.string(),
  files: z.number().nullable(),
  storageBytes: z.number().nullable(),
  creditsUsed: z.number().nullable(),
  creditsLimit: z.number().nullable(),
  measuredAt: z.date(),
});
export type StorageQuota = z.infer<typeof storageQuota>;

export const backupNote = z.object({ at: z.date(), ok: z.boolean() });

/** Everything the System page shows at once; what nobody knows is null. */
export const systemOverview = z.object({
  checks: z.array(checkResult),
  open: z.array(incident),
  queues: z.object({ jobs: queueState, outbox: queueState }),
  heartbeats: z.array(heartbeat),
  processes: z.array(runningProcess),
  backup: z.object({ last: backupNote.nullable(), lastVerified: backupNote.nullable() }),
  quota: storageQuota.nullable(),
  release: z.string(),
  at: z.date(),
});
export type SystemOverview = z.infer<typeof systemOverview>;
