import { parseDsn } from "@vitrina/error-reporting";
import { hasEvent, type WebAccess, webOrigin } from "@vitrina/error-reporting/web-api";
import { ExternalError } from "@vitrina/outside";
import { NotSetUp } from "./exit.ts";

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Somebody who can say whether an event is there. */
export type Proof = { name: string; has: (eventId: string) => Promise<boolean> };

export type Lookup = { token?: string; organization?: string; project?: string; url?: string };

/** Which of the settings are missing that looking into Sentry needs. */
export function missingFor({ token, organization, project }: Lookup): string[] {
  const needed = { SENTRY_AUTH_TOKEN: token, SENTRY_ORG: organization, SENTRY_PROJECT: project };
  return Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
}

/** Sentry's Web API where the settings for it are there, the stand-in's own list for a stand-in, otherwise nobody. */
export function proofFor(dsn: string, lookup: Lookup): Proof | null {
  const { token, organization, project, url } = lookup;
  if (token && organization && project) {
    return inSentry({ origin: webOrigin(dsn, url), token, organization, project });
  }
  const { origin } = parseDsn(dsn);
  return LOOPBACK.test(new URL(origin).hostname) ? inStandIn(origin) : null;
}

function inSentry(access: WebAccess): Proof {
  const { origin, organization, project } = access;
  return {
    name: `${origin}, project ${organization}/${project}`,
    async has(eventId) {
      try {
        return await hasEvent(access, eventId);
      } catch (error) {
        if (!(error instanceof ExternalError) || error.kind !== "auth") throw error;
        throw new NotSetUp(
          `Sentry refuses SENTRY_AUTH_TOKEN for ${organization}/${project}: it needs the scope project:read. See docs/operations/errors.md.`,
        );
      }
    },
  };
}

function inStandIn(origin: string): Proof {
  return {
    name: `the local stand-in at ${origin}`,
    async has(eventId) {
      const answer = await fetch(`${origin}/_sandbox/events`, { signal: AbortSignal.timeout(10_000) });
      if (!answer.ok) throw new NotSetUp(`${origin} is no stand-in of ours: it answered ${answer.status}.`);
      const { events } = (await answer.json()) as { events: { event_id: string }[] };
      return events.some(({ event_id }) => event_id === eventId);
    },
  };
}
