export type ChainFinding = {
  kind:
    | "edited"
    | "missing"
    | "put-between"
    | "moved"
    | "not-ours"
    | "cut-off"
    | "end-not-signed"
    | "not-sealed"
    | "other-than-anchor";
  /** The place in the chain, or null for an entry that has none yet. */
  seq: number | null;
  entryId: string | null;
};

export type ChainReport = {
  /** Entries with a place in the chain, and those still waiting for one. */
  sealed: number;
  waiting: number;
  /** Entries from before the chain began: chained, but signed by nobody. */
  unsigned: number;
  isGood: boolean;
  /** The first hundred, in the order of the chain. */
  findings: readonly ChainFinding[];
  /** The end of the chain, to be kept somewhere else: whoever holds it can tell that nothing before was changed since. */
  anchor: string | null;
};

/** Gives the entries of the audit log their place in one chain, and looks whether the chain is whole. */
export type AuditChain = {
  /** Seals so many entries at most that wait; gives how many there were. Another process may do the same meanwhile. */
  seal: (limit: number) => Promise<number>;
  /** @param anchor - an end of the chain that was kept elsewhere, `seq:hash` */
  verify: (options?: { anchor?: string; stopping?: () => boolean }) => Promise<ChainReport>;
};
