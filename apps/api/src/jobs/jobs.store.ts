/** Something to be done once, at `runAt` or soon after. */
export type Job = { kind: string; key: string; payload: Record<string, unknown>; runAt: Date };

/** What commands do with jobs: kept in the transaction of the change that asks for them. */
export type Jobs = {
  /** A second job under the same key changes nothing, also after the first one was done. */
  enqueue: (job: Job) => Promise<void>;
  /** Takes back a job that nobody has begun; one that is under way or done stays. */
  cancel: (key: string) => Promise<void>;
};
