import { createFileRoute } from "@tanstack/react-router";
import { EditCampaignScreen } from "../../../campaigns/edit-campaign.screen.tsx";

export const Route = createFileRoute("/_inside/campaigns/$campaignId_/edit")({ component: EditRoute });

function EditRoute() {
  return <EditCampaignScreen campaignId={Route.useParams().campaignId} />;
}
