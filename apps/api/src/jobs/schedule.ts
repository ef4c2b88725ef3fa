import type { JobNeeds } from "./work-jobs.ts";

type Needs = Pick<JobNeeds, "ports" | "kinds">;

/**
 * Asks for the work of this span of each schedule; whichever worker comes first is the one that counts. `asked` remembers
 * what this process has asked for, so that it asks once in each span.
 */
export async function askForScheduled({ ports, kinds }: Needs, asked: Map<string, string> = new Map()): Promise<void> {
  const now = ports.now().getTime();
  for (const [kind, { everyMs }] of Object.entries(kinds)) {
    if (!everyMs) continue;
    const runAt = new Date(now - (now % everyMs));
    const key = `${kind}/${runAt.toISOString()}`;
    if (asked.get(kind) === key) continue;
    await ports.jobs.enqueue({ kind, key, payload: {}, runAt });
    asked.set(kind, key);
  }
}

/** When the next span of any schedule begins. */
export function nextSpanAt({ ports, kinds }: Needs): Date | null {
  const now = ports.now().getTime();
  const next = Object.values(kinds).flatMap(({ everyMs }) => (everyMs ? [now - (now % everyMs) + everyMs] : []));
  return next.length > 0 ? new Date(Math.min(...next)) : null;
}
