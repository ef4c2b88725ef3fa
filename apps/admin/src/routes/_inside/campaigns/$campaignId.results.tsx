import { createFileRoute } from "@tanstack/react-router";
import { CampaignResultsScreen } from "../../../campaigns/campaign-results.screen.tsx";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/results")({ component: ResultsRoute });

function ResultsRoute() {
  return <CampaignResultsScreen campaignId={Route.useParams().campaignId} />;
}
