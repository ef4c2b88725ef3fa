import { createFileRoute } from "@tanstack/react-router";
import { BrandsScreen } from "../../../brands/brands.screen.tsx";
import { brandsTable } from "../../../brands/brands-table.ts";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/brands/")({
  validateSearch: (raw) => readTableUrl(brandsTable, raw),
  component: BrandsRoute,
});

function BrandsRoute() {
  return <BrandsScreen url={Route.useSearch()} />;
}
