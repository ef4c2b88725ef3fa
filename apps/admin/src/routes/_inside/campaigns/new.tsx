import { createFileRoute } from "@tanstack/react-router";
import { NewCampaignScreen } from "../../../campaigns/new-campaign.screen.tsx";

export const Route = createFileRoute("/_inside/campaigns/new")({ component: NewCampaignScreen });
