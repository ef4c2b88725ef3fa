import type { NodeClient } from "@sentry/node";
import { type LossReason, lossOf, quietUntil } from "../losses.ts";
import type { ReportingTally, Source } from "../reporting.ts";

const REMEMBERED = 200;

/** Counts what the SDK sends and what it gives up, with the moment of each event that was taken in. */
export function newTally(ownSource: Source, now: () => Date) {
  let sent = 0;
  let quiet: Date | null = null;
  const lastSent: Partial<Record<Source, { eventId: string; at: Date }>> = {};
  const lost: Partial<Record<LossReason, number>> = {};
  const taken = new Set<string>();

  const lose = (reason: LossReason, count: number) => {
    lost[reason] = (lost[reason] ?? 0) + count;
  };
  const take = (source: Source, eventId: string) => {
    sent += 1;
    lastSent[source] = { eventId, at: now() };
    taken.add(eventId);
    for (const oldest of taken) {
      if (taken.size <= REMEMBERED) break;
      taken.delete(oldest);
    }
  };

  return {
    hasSent: (eventId: string) => taken.has(eventId),
    /** What the transport or the client gave up. */
    dropped(reason: string, category: string, quantity = 1) {
      const loss = lossOf({ reason, category, quantity });
      if (loss) lose(loss.reason, loss.count);
    },
    watch(client: NodeClient) {
      client.on("afterSendEvent", ({ event_id: eventId = "", tags }, { statusCode = 0, headers }) => {
        if (headers) quiet = quietUntil(statusCode, headers, now()) ?? quiet;
        if (statusCode >= 200 && statusCode < 300) take(tags?.source === "worker" ? "worker" : ownSource, eventId);
        else if (statusCode === 429) lose("rate-limited", 1);
        // 413 was counted when it was given up.
        else if (statusCode >= 400 && statusCode !== 413) lose("refused", 1);
      });
    },
    read: (): ReportingTally => ({ sent, lastSent: { ...lastSent }, lost: { ...lost }, quietUntil: quiet }),
  };
}
