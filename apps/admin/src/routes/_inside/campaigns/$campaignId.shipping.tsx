import { createFileRoute } from "@tanstack/react-router";
import { ShippingScreen } from "../../../shipping/shipping.screen.tsx";
import { shippingTable } from "../../../shipping/shipping-table.ts";
import { readTableUrl } from "../../../table/table-url.ts";

export const Route = createFileRoute("/_inside/campaigns/$campaignId/shipping")({
  validateSearch: (raw) => readTableUrl(shippingTable, raw),
  component: ShippingRoute,
});

function ShippingRoute() {
  return <ShippingScreen campaignId={Route.useParams().campaignId} url={Route.useSearch()} />;
}
