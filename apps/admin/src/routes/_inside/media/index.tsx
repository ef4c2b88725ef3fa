import { createFileRoute, retainSearchParams } from "@tanstack/react-router";
import { LibraryScreen, type LibraryView } from "../../../media/library.screen.tsx";
import { libraryTable } from "../../../media/library-table.ts";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/media/")({
  validateSearch: (raw) => ({
    ...readTableUrl(libraryTable, raw),
    ...((raw.view === "list" || raw.view === "grid") && { view: raw.view as LibraryView }),
  }),
  search: { middlewares: [retainSearchParams(["view"])] },
  component: LibraryRoute,
});

function LibraryRoute() {
  const { view = "grid", ...url } = Route.useSearch();
  return <LibraryScreen url={url} view={view} />;
}
