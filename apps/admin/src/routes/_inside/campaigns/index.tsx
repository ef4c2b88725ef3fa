import { createFileRoute } from "@tanstack/react-router";
import { CampaignsScreen } from "../../../campaigns/campaigns.screen.tsx";
import { campaignsTable } from "../../../campaigns/campaigns-table.ts";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/campaigns/")({
  validateSearch: (raw) => readTableUrl(campaignsTable, raw),
  component: CampaignsRoute,
});

function CampaignsRoute() {
  return <CampaignsScreen url={Route.useSearch()} />;
}
