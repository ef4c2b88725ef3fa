import { createFileRoute, Outlet } from "@tanstack/react-router";
import { CampaignFrame } from "../../../campaigns/campaign-frame.tsx";

export const Route = createFileRoute("/_inside/campaigns/$campaignId")({ component: CampaignRoute });

function CampaignRoute() {
  return (
    <CampaignFrame campaignId={Route.useParams().campaignId}>
      <Outlet />
    </CampaignFrame>
  );
}
