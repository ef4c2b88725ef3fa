import type { Page } from "@vitrina/domain";
import type { DeadWork, DeadWorkRequest, Queue, QueueState } from "@vitrina/domain/system";

export type Decision = { by: string; at: Date };

/** Both queues as a person looks at them. */
export type WorkStore = {
  state: (queue: Queue, now: Date) => Promise<QueueState>;
  /** What waits for a person, the latest first. */
  dead: (request: DeadWorkRequest) => Promise<Page<DeadWork>>;
  deadOne: (queue: Queue, id: string) => Promise<DeadWork | null>;
  /** Runs it again, now; false when somebody else has decided about it meanwhile. */
  replayIfStillDead: (queue: Queue, id: string, decision: Decision) => Promise<boolean>;
  /** Closes it undone; false when somebody else has decided about it meanwhile. */
  discardIfStillDead: (queue: Queue, id: string, decision: Decision & { reason: string }) => Promise<boolean>;
};
