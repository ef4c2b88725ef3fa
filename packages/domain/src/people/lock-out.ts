/** Wrong passwords an account may collect before it is locked. */
export const FAILURES_ALLOWED = 5;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 60 * 60_000;
const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000;

/** What is remembered of an account that somebody failed to enter; null for one without a failure. */
export type Attempts = { failures: number; lockedUntil: Date | null; expiresAt: Date };

/** How long an account stays closed, in milliseconds; 0 for one that is open. */
export function lockedFor(attempts: Attempts | null, now: Date): number {
  return Math.max(0, (attempts?.lockedUntil?.getTime() ?? 0) - now.getTime());
}

/**
 * The memory after one more attempt. It counts before the password is looked at, so that many guesses at once gain
 * nothing; a right password makes everything forgotten. The fifth failure locks for 15 minutes, each further one for twice
 * as long, a day at most.
 */
export function afterAttempt(was: Attempts | null, now: Date): Attempts {
  const remembered = was !== null && was.expiresAt > now ? was.failures : 0;
  const failures = remembered + 1;
  const lockMs =
    failures < FAILURES_ALLOWED ? 0 : Math.min(FIRST_LOCK_MS * 2 ** (failures - FAILURES_ALLOWED), LONGEST_LOCK_MS);
  return {
    failures,
    lockedUntil: lockMs === 0 ? null : new Date(now.getTime() + lockMs),
    expiresAt: new Date(now.getTime() + lockMs + FORGOTTEN_AFTER_MS),
  };
}
