import { createFileRoute } from "@tanstack/react-router";
import { CreatorsScreen } from "../../../creators/creators.screen.tsx";
import { creatorsTable } from "../../../creators/creators-table.ts";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/creators/")({
  validateSearch: (raw) => readTableUrl(creatorsTable, raw),
  component: CreatorsRoute,
});

function CreatorsRoute() {
  return <CreatorsScreen url={Route.useSearch()} />;
}
