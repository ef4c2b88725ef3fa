import { createFileRoute } from "@tanstack/react-router";
import { LeadsScreen } from "../../../leads/leads.screen.tsx";
import { leadsTable } from "../../../leads/leads-table.ts";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/leads/")({
  validateSearch: (raw) => readTableUrl(leadsTable, raw),
  component: LeadsRoute,
});

function LeadsRoute() {
  return <LeadsScreen url={Route.useSearch()} />;
}
