import { checkTitle, type Source } from "./reporting.ts";

/** A check as an app's own reporting would send it: an envelope with one harmless event, for the tunnel. */
export function checkEnvelope(
  dsn: string,
  { source, eventId, at }: { source: Source; eventId: string; at: Date },
): string {
  const event = {
    event_id: eventId,
    timestamp: at.getTime() / 1_000,
    platform: "javascript",
    level: "info",
    tags: { source, check: "yes" },
    fingerprint: ["check", source],
    exception: { values: [{ type: "Error", value: checkTitle(source, eventId) }] },
  };
  const lines = [{ event_id: eventId, dsn, sent_at: at.toISOString() }, { type: "event" }, event];
  return `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
}
