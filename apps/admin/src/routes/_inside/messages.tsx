import { createFileRoute } from "@tanstack/react-router";
import { InboxScreen, type InboxUrl } from "../../messaging/inbox.screen.tsx";

const ID = /^[0-9a-f]{24}$/;

export const Route = createFileRoute("/_inside/messages")({
  validateSearch: ({ thread, waiting }: Record<string, unknown>): InboxUrl => ({
    thread: typeof thread === "string" && ID.test(thread) ? thread : undefined,
    waiting: waiting === true || undefined,
  }),
  component: MessagesRoute,
});

function MessagesRoute() {
  return <InboxScreen url={Route.useSearch()} />;
}
