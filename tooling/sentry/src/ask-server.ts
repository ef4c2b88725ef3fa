import { checkEnvelope, newEventId, type Source } from "@vitrina/error-reporting";
import { NotSetUp } from "./exit.ts";

export type Told = { dsn: string; release: string; environment: string };
export type Begun = { api: { eventId: string; sent: boolean }; worker: { eventId: string } };

const LIMIT_MS = 20_000;

/** The running server, as its browsers and whoever has its health token see it. */
export function serverAt(publicUrl: string, healthToken: string) {
  const base = publicUrl.replace(/\/+$/, "");
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    try {
      return await fetch(base + path, { ...init, signal: AbortSignal.timeout(LIMIT_MS) });
    } catch {
      throw new NotSetUp(`Nobody answers at ${base}: start the server (locally: npm start), or correct PUBLIC_URL.`);
    }
  };
  const withToken = { headers: { authorization: `Bearer ${healthToken}` } };

  return {
    base,
    /** Where it tells its browsers to report to. */
    async told(): Promise<Told> {
      const answer = await ask("/api/errors");
      const told: unknown = await answer.json().catch(() => null);
      if (answer.ok && isTold(told)) return told;
      throw new NotSetUp(`${base}/api/errors does not tell what to report to (${answer.status}): is it a Vitrina?`);
    },
    /** Has the API send an event, and asks its workers to send another. */
    async begin(): Promise<Begun> {
      const answer = await ask("/api/errors/check", { method: "POST", ...withToken });
      if (answer.status === 401) throw new NotSetUp("HEALTH_TOKEN is not the one that the server has.");
      if (answer.status === 429) throw new NotSetUp("There were too many checks just now: wait a minute.");
      if (!answer.ok) throw new Error(`The server could not begin the check: it answered ${answer.status}.`);
      return (await answer.json()) as Begun;
    },
    /** Whether this very event left the worker and was taken in. */
    async workerSent(eventId: string): Promise<boolean> {
      const answer = await ask("/api/errors/check", withToken);
      if (!answer.ok) return false;
      const { parts } = (await answer.json()) as { parts: { source: string; lastCheck: { eventId: string } | null }[] };
      return parts.some(({ source, lastCheck }) => source === "worker" && lastCheck?.eventId === eventId);
    },
    /** Sends an event as one of the apps does. Hands back what the tunnel answered. */
    async throughTunnel(source: Source, dsn: string): Promise<{ eventId: string; status: number }> {
      const eventId = newEventId();
      const body = checkEnvelope(dsn, { source, eventId, at: new Date() });
      const { status } = await ask(`/api/errors?app=${source}`, { method: "POST", body });
      return { eventId, status };
    },
  };
}

function isTold(value: unknown): value is Told {
  return (
    typeof value === "object" && value !== null && "dsn" in value && typeof value.dsn === "string" && "release" in value
  );
}
