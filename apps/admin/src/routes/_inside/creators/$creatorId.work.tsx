import { createFileRoute } from "@tanstack/react-router";
import { CreatorWorkScreen } from "../../../creators/creator-work.screen.tsx";

export const Route = createFileRoute("/_inside/creators/$creatorId/work")({ component: WorkRoute });

function WorkRoute() {
  return <CreatorWorkScreen creatorId={Route.useParams().creatorId} />;
}
