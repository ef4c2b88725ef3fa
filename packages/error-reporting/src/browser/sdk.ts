import {
  breadcrumbsIntegration,
  captureException,
  captureReactException,
  dedupeIntegration,
  functionToStringIntegration,
  httpContextIntegration,
  init,
  linkedErrorsIntegration,
  setUser,
  withScope,
} from "@sentry/react";
import { builtFileOf, debugIdOf } from "../debug-id.ts";
import { checkTitle, type Source } from "../reporting.ts";
import { scrubDeep, scrubEvent } from "../scrub.ts";

export type Sdk = {
  capture: (error: unknown, eventId: string, componentStack: string | null) => void;
  setUser: (id: string | null) => void;
  check: (source: Source, eventId: string) => Promise<boolean>;
};

/** Where the server tells what to report to, and where it takes reports: our own origin, so that no blocker is in the way. */
const TUNNEL = "/api/errors";
const CHECK_LIMIT_MS = 10_000;

/** @throws Error when the server cannot be asked */
export async function startSdk(source: "admin" | "creator"): Promise<Sdk> {
  const answer = await fetch(TUNNEL);
  if (!answer.ok) throw new Error(`${TUNNEL} answered ${answer.status}`);
  const { dsn, release, environment } = (await answer.json()) as Record<string, string>;
  const client = init({
    ...(dsn !== undefined && { dsn }),
    ...(release !== undefined && { release }),
    ...(environment !== undefined && { environment }),
    tunnel: `${TUNNEL}?app=${source}`,
    tracePropagationTargets: [],
    sendClientReports: true,
    maxBreadcrumbs: 30,
    dataCollection: {
      userInfo: false,
      cookies: false,
      httpBodies: [],
      urlQueryParams: false,
      httpHeaders: false,
      stackFrameVariables: false,
    },
    defaultIntegrations: false,
    integrations: [
      functionToStringIntegration(),
      linkedErrorsIntegration({ limit: 5 }),
      dedupeIntegration(),
      httpContextIntegration(),
      // What was clicked and what the console said may hold names; where the person went and what was asked for may not.
      breadcrumbsIntegration({ dom: false, sentry: false, fetch: true, history: true, xhr: true }),
    ],
    initialScope: { tags: { source } },
    beforeSend: (event) => withDebugIds(scrubEvent(event)),
    beforeBreadcrumb: (crumb) => scrubDeep(crumb),
  });
  return {
    capture(error, eventId, componentStack) {
      const told =
        error instanceof Error ? error : new Error(`Something was thrown that is no error (${typeof error})`);
      if (componentStack) captureReactException(told, { componentStack }, { event_id: eventId });
      else captureException(told, { event_id: eventId });
    },
    setUser: (id) => setUser(id === null ? null : { id }),
    check: (from, eventId) =>
      new Promise((resolve) => {
        const done = (taken: boolean) => {
          stopListening?.();
          resolve(taken);
        };
        const stopListening = client?.on("afterSendEvent", ({ event_id }, { statusCode = 0 }) => {
          if (event_id === eventId) done(statusCode === 200);
        });
        setTimeout(() => done(false), CHECK_LIMIT_MS);
        withScope((scope) => {
          scope.setLevel("info");
          scope.setTags({ source: from, check: "yes" });
          scope.setFingerprint(["check", from]);
          captureException(new Error(checkTitle(from, eventId)), { event_id: eventId });
        });
      }),
  };
}

type Framed = {
  exception?: { values?: { stacktrace?: { frames?: { filename?: string; abs_path?: string }[] } }[] };
  debug_meta?: { images?: object[] };
};

/** Names the source map of every file of ours that the stack runs through. */
function withDebugIds<Event extends Framed>(event: Event): Event {
  const frames = (event.exception?.values ?? []).flatMap(({ stacktrace }) => stacktrace?.frames ?? []);
  const addresses = new Set(frames.flatMap(({ abs_path, filename }) => abs_path ?? filename ?? []));
  const images = [...addresses].flatMap((code_file) => {
    const file = builtFileOf(code_file);
    return file ? [{ type: "sourcemap", code_file, debug_id: debugIdOf(file) }] : [];
  });
  return { ...event, debug_meta: { images } };
}
