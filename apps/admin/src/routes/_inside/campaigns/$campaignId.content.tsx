import { createFileRoute } from "@tanstack/react-router";
import { CampaignContentScreen } from "../../../deliverables/campaign-content.screen.tsx";
import { piecesTable } from "../../../deliverables/pieces-table.ts";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/content")({
  validateSearch: (raw) => readTableUrl(piecesTable, raw),
  component: ContentRoute,
});

function ContentRoute() {
  return <CampaignContentScreen campaignId={Route.useParams().campaignId} url={Route.useSearch()} />;
}
