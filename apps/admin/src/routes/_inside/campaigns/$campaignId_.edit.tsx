import { createFileRoute } from "@tanstack/react-router";
import { campaignStep } from "@vitrina/domain/campaigns";
import { EditCampaignScreen } from "../../../campaigns/edit-campaign.screen.tsx";

export const Route = createFileRoute("/_inside/campaigns/$campaignId_/edit")({
  // The step is judged by the screen: every route reads its address in the first load, and shapes weigh as much as all of it.
  validateSearch: (raw: Record<string, unknown>): { step?: string } =>
    typeof raw.step === "string" ? { step: raw.step } : {},
  component: EditRoute,
});

function EditRoute() {
  const { data: step } = campaignStep.safeParse(Route.useSearch().step);
  return <EditCampaignScreen campaignId={Route.useParams().campaignId} step={step} />;
}
