export type RetryRhythm = {
  /** The first wait is drawn from 0…firstWaitMs, each later one from twice as much, up to longestWaitMs. */
  firstWaitMs: number;
  longestWaitMs: number;
};

/**
 * How long to wait after so many failed attempts: full jitter, so that clients that failed together do not come back
 * together. A wait the server asked for is kept in full, and the jitter comes on top.
 *
 * @param random from 0 up to, not including, 1
 */
export function retryDelay(
  failedAttempts: number,
  askedMs: number | null,
  { firstWaitMs, longestWaitMs }: RetryRhythm,
  random: number,
): number {
  const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** (failedAttempts - 1));
  return askedMs === null ? random * ceiling : askedMs + random * firstWaitMs;
}

/** Milliseconds in a `Retry-After` header, which holds seconds or a date (RFC 9110, 10.2.3); null when it says neither. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
