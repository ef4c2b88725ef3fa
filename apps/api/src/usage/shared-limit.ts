import { createHash } from "node:crypto";
import type { Ports } from "../ports.ts";

export type Limited = { isAllowed: true } | { isAllowed: false; max: number; seconds: number };

/**
 * Counts calls where every process sees them, in spans of the clock: `max` in each. Whom it counts is kept as a hash, and
 * for no longer than the span.
 */
export function sharedLimit(
  { usage, now }: Pick<Ports, "usage" | "now">,
  { name, max, everyMs }: { name: string; max: number; everyMs: number },
): (whom: string) => Promise<Limited> {
  return async (whom) => {
    const at = now().getTime();
    const from = at - (at % everyMs);
    const key = `limit/${name}/${createHash("sha256").update(whom).digest("base64url")}`;
    const times = { from: new Date(from), until: new Date(from + everyMs) };
    if (await usage.take(key, 1, max, times)) return { isAllowed: true };
    return { isAllowed: false, max, seconds: Math.max(1, Math.ceil((from + everyMs - at) / 1_000)) };
  };
}
