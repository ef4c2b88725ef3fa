import { createFileRoute } from "@tanstack/react-router";
import { LeadScreen } from "../../../leads/lead.screen.tsx";

export const Route = createFileRoute("/_inside/leads/$leadId")({ component: LeadRoute });

function LeadRoute() {
  return <LeadScreen leadId={Route.useParams().leadId} />;
}
