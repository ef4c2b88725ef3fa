import { createFileRoute } from "@tanstack/react-router";
import { BrandScreen } from "../../../brands/brand.screen.tsx";

export const Route = createFileRoute("/_inside/brands/$brandId")({ component: BrandRoute });

function BrandRoute() {
  return <BrandScreen brandId={Route.useParams().brandId} />;
}
