import { createFileRoute } from "@tanstack/react-router";
import { ProductScreen } from "../../../products/product.screen.tsx";

export const Route = createFileRoute("/_inside/products/$productId")({ component: ProductRoute });

function ProductRoute() {
  return <ProductScreen productId={Route.useParams().productId} />;
}
