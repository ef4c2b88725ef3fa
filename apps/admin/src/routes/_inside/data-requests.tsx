import { createFileRoute } from "@tanstack/react-router";
import { personalDataWords, speech } from "../../messages/index.ts";
import { DataRequestsScreen } from "../../privacy/data-requests.screen.tsx";

export const Route = createFileRoute("/_inside/data-requests")({
  validateSearch: (search: Record<string, unknown>): { closed?: true } =>
    search.closed === true ? { closed: true } : {},
  loader: () => speech.learn(personalDataWords),
  component: DataRequestsRoute,
});

function DataRequestsRoute() {
  return <DataRequestsScreen closed={Route.useSearch().closed ?? false} />;
}
