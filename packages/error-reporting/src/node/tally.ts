import type { NodeClient } from "@sentry/node";
import type { ReportingTally, Source } from "../reporting.ts";

const REMEMBERED = 200;

/** Counts what the SDK sends and what it gives up, with the moment of each event that was taken in. */
export function tallied(client: NodeClient, ownSource: Source, now: () => Date) {
  let sent = 0;
  let lastSent: ReportingTally["lastSent"] = null;
  const discarded: Record<string, number> = {};
  const taken = new Set<string>();

  client.on("afterSendEvent", ({ event_id: eventId = "", tags }, { statusCode = 0 }) => {
    if (statusCode < 200 || statusCode >= 300) return;
    sent += 1;
    lastSent = { source: tags?.source === "worker" ? "worker" : ownSource, eventId, at: now() };
    taken.add(eventId);
    for (const oldest of taken) {
      if (taken.size <= REMEMBERED) break;
      taken.delete(oldest);
    }
  });
  const drop = client.recordDroppedEvent.bind(client);
  client.recordDroppedEvent = (reason, category, count = 1) => {
    // Spans that are left out by the share that is wanted are not lost.
    if (reason !== "sample_rate") discarded[reason] = (discarded[reason] ?? 0) + count;
    drop(reason, category, count);
  };

  return {
    hasSent: (eventId: string) => taken.has(eventId),
    read: (): ReportingTally => ({ sent, lastSent, discarded: { ...discarded } }),
  };
}
