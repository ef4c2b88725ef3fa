import type { Job } from "./jobs.store.ts";

/** A job that this process holds, until `lockedUntil` or as long as it says that it is alive. */
export type HeldJob = Job & { id: string; attempts: number; holder: string };

/** What the worker needs from storage. Many workers may take from one queue. */
export type JobQueue = {
  /** Takes the job that has waited longest, or one whose holder fell silent; null when none is due. */
  hold: (now: Date, holdForMs: number) => Promise<HeldJob | null>;
  /** Says that the work goes on; false when the job was lost to another worker. */
  beat: (job: HeldJob, heldUntil: Date) => Promise<boolean>;
  done: (job: HeldJob, now: Date) => Promise<void>;
  /** Leaves it to the next worker, as if nobody had tried. */
  putBack: (job: HeldJob) => Promise<void>;
  /** When the next job is due, or one that is held would be free; null when nothing waits. */
  nextAt: (now: Date) => Promise<Date | null>;
  retry: (job: HeldJob, at: Date, error: string) => Promise<void>;
  /** Gives up: the job stays, with its error, until a person runs it again. */
  bury: (job: HeldJob, now: Date, error: string) => Promise<void>;
};
