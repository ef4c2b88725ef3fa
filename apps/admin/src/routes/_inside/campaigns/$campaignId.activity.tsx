import { createFileRoute } from "@tanstack/react-router";
import { CampaignActivityScreen } from "../../../activity/campaign-activity.screen.tsx";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/activity")({ component: ActivityRoute });

function ActivityRoute() {
  return <CampaignActivityScreen campaignId={Route.useParams().campaignId} />;
}
