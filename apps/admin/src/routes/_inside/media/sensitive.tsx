import { createFileRoute } from "@tanstack/react-router";
import { sensitiveTable } from "../../../media/library-table.ts";
import { SensitiveScreen } from "../../../media/sensitive.screen.tsx";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/media/sensitive")({
  validateSearch: (raw) => readTableUrl(sensitiveTable, raw),
  component: SensitiveRoute,
});

function SensitiveRoute() {
  return <SensitiveScreen url={Route.useSearch()} />;
}
