export type Retention = { weekly: number; monthly: number };

export const RETENTION: Retention = { weekly: 8, monthly: 12 };

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const MONDAY_MS = 4 * DAY_MS;

/**
 * Which backups stay: the newest of each of the last weeks and of each of the last months that have one, and the newest of all.
 * Weeks and months are counted where there is a backup, so that a pause in taking them does not empty the bucket.
 */
export function whatToKeep<One extends { takenAt: Date }>(
  backups: readonly One[],
  { weekly, monthly }: Retention,
): Set<One> {
  const newestFirst = [...backups].sort((one, other) => other.takenAt.getTime() - one.takenAt.getTime());
  const kept = new Set(newestFirst.slice(0, 1));
  for (const [count, spanOf] of [
    [weekly, weekOf],
    [monthly, monthOf],
  ] as const) {
    const spans = new Set<string>();
    for (const backup of newestFirst) {
      const span = spanOf(backup.takenAt);
      if (spans.has(span)) continue;
      if (spans.size === count) break;
      spans.add(span);
      kept.add(backup);
    }
  }
  return kept;
}

const weekOf = (at: Date): string => String(Math.floor((at.getTime() - MONDAY_MS) / WEEK_MS));
const monthOf = (at: Date): string => at.toISOString().slice(0, 7);
