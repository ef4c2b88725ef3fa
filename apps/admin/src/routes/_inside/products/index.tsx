import { createFileRoute } from "@tanstack/react-router";
import { ProductsScreen } from "../../../products/products.screen.tsx";
import { productsTable } from "../../../products/products-table.ts";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/products/")({
  validateSearch: (raw) => readTableUrl(productsTable, raw),
  component: ProductsRoute,
});

function ProductsRoute() {
  return <ProductsScreen url={Route.useSearch()} />;
}
