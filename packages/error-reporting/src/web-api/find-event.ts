import { ExternalError } from "@vitrina/outside";
import { askSentry, type WebAccess } from "./ask-sentry.ts";

/**
 * Whether the project holds the event. It may take a minute after Sentry took it in.
 * Source: https://docs.sentry.io/api/events/retrieve-an-event-for-a-project/ (scope `project:read`)
 *
 * @throws ExternalError, `auth` when the token may not read the project
 */
export async function hasEvent(access: WebAccess, eventId: string): Promise<boolean> {
  const { origin, organization, project } = access;
  const address = `${origin}/api/0/projects/${organization}/${project}/events/${eventId}/`;
  try {
    await askSentry(access, "find-event", { method: "GET", address });
    return true;
  } catch (error) {
    if (error instanceof ExternalError && error.kind === "not_found") return false;
    throw error;
  }
}
