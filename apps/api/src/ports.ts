/** Everything a command may need from outside itself, in the domain's words. Built once, in wiring.ts. */
export type Ports = {
  /** The clock. Rules never read one; they are handed this instant. */
  now: () => Date;
  /** Runs `work` so that all it stores commits together or not at all; joins a transaction already under way. */
  transaction: <T>(work: () => Promise<T>) => Promise<T>;
};
