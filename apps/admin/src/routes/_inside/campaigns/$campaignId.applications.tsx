import { createFileRoute } from "@tanstack/react-router";
import { applicationsTable } from "../../../applications/applications-table.ts";
import { CampaignApplicationsScreen } from "../../../applications/campaign-applications.screen.tsx";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/applications")({
  validateSearch: (raw) => ({
    ...readTableUrl(applicationsTable, raw),
    ...(raw.view === "board" && { view: "board" as const }),
  }),
  component: ApplicationsRoute,
});

function ApplicationsRoute() {
  const { view = "table", ...url } = Route.useSearch();
  return <CampaignApplicationsScreen campaignId={Route.useParams().campaignId} url={url} view={view} />;
}
