import { createFileRoute } from "@tanstack/react-router";
import { ReviewScreen } from "../../../deliverables/review.screen.tsx";

export const Route = createFileRoute("/_inside/reviews/$pieceId")({ component: ReviewRoute });

function ReviewRoute() {
  return <ReviewScreen pieceId={Route.useParams().pieceId} />;
}
