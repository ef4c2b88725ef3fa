import { createFileRoute } from "@tanstack/react-router";
import { CampaignSummaryScreen } from "../../../campaigns/campaign-summary.screen.tsx";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/")({ component: SummaryRoute });

function SummaryRoute() {
  return <CampaignSummaryScreen campaignId={Route.useParams().campaignId} />;
}
