/** What a phase has done so far, for a person who watches and for the report at its end. */
export type Tally = {
  documents: { total: number; done: number; changed: number; edited: number };
  /** Old values by kind, and the bytes behind them. */
  kinds: Record<string, { count: number; bytes: number }>;
  uploaded: { files: number; bytes: number };
  /** Values whose content was stored before. */
  known: number;
  verified: { files: number; bytes: number };
  /** Values that cannot be moved, by reason. */
  left: Record<string, number>;
  /** Values that could not be moved this time, by reason. */
  failed: Record<string, number>;
  outside: number;
  rateLimited: number;
};

export function emptyTally(): Tally {
  return {
    documents: { total: 0, done: 0, changed: 0, edited: 0 },
    kinds: {},
    uploaded: { files: 0, bytes: 0 },
    known: 0,
    verified: { files: 0, bytes: 0 },
    left: {},
    failed: {},
    outside: 0,
    rateLimited: 0,
  };
}

export function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

export const sumOf = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, number) => sum + number, 0);
