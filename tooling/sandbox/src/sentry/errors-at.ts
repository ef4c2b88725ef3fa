import type { CaughtEvent, CaughtSpan, Discarded } from "./event-box.ts";
import type { KeptFile } from "./read-bundle.ts";

/** What a running Sentry stand-in has caught, newest first, for tests. */
export function errorsAt(origin: string) {
  const ask = async (path: string): Promise<string> => {
    const answer = await fetch(`${origin}/_sandbox/${path}`);
    if (!answer.ok) throw new Error(`/_sandbox/${path} answered ${answer.status}.`);
    return answer.text();
  };
  return {
    events: async (filter: { release?: string; message?: string } = {}): Promise<CaughtEvent[]> =>
      JSON.parse(await ask(`events?${new URLSearchParams(filter)}`)).events,
    spans: async (): Promise<CaughtSpan[]> => JSON.parse(await ask("spans")).spans,
    discarded: async (): Promise<Discarded[]> => JSON.parse(await ask("discarded")).discarded,
    /** What was uploaded to find places in our own code by: served files and their source maps. */
    sourceMaps: async (): Promise<KeptFile[]> => JSON.parse(await ask("source-maps")).files,
    /** All envelopes as they came over the line, unpacked. */
    raw: () => ask("envelopes"),
  };
}
