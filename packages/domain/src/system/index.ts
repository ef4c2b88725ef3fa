export {
  CHECK_CAUSES,
  CHECK_NAMES,
  CHECK_STATES,
  type CheckCause,
  type CheckFacts,
  type CheckName,
  type CheckState,
  COMPONENT_OF,
  COMPONENTS,
  type Component,
  checkCause,
  checkFacts,
  checkName,
  checkState,
  type Measurement,
} from "./checks.ts";
export {
  DEAD_STATES,
  type DeadState,
  type DeadWork,
  type DeadWorkRequest,
  type DiscardRequest,
  deadWork,
  deadWorkRequest,
  discardRequest,
  QUEUES,
  type Queue,
  type ReplayRequest,
  replayRequest,
} from "./dead-work.ts";
export { HEARTBEATS, type HeartbeatName, heartbeatName } from "./heartbeats.ts";
export {
  type CheckResult,
  checkResult,
  type Heartbeat,
  type Incident,
  incident,
  incidentsRequest,
  type QueueState,
  type RunningProcess,
  runningProcess,
  type StorageQuota,
  type SystemOverview,
  systemOverview,
} from "./overview.ts";
export { nextRound, type Round, worstState } from "./rounds.ts";
export { type ComponentState, type PublicStatus, publicStatus, type Trouble } from "./status-page.ts";
