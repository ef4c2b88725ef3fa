import { createFileRoute } from "@tanstack/react-router";
import { type CampaignStep, campaignStep } from "@vitrina/domain/campaigns";
import { EditCampaignScreen } from "../../../campaigns/edit-campaign.screen.tsx";

export const Route = createFileRoute("/_inside/campaigns/$campaignId_/edit")({
  validateSearch: (raw: Record<string, unknown>): { step?: CampaignStep } => {
    const { data: step } = campaignStep.safeParse(raw.step);
    return step ? { step } : {};
  },
  component: EditRoute,
});

function EditRoute() {
  return <EditCampaignScreen campaignId={Route.useParams().campaignId} step={Route.useSearch().step} />;
}
