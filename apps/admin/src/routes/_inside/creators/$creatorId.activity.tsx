import { createFileRoute } from "@tanstack/react-router";
import { CreatorActivityScreen } from "../../../activity/creator-activity.screen.tsx";

export const Route = createFileRoute("/_inside/creators/$creatorId/activity")({ component: ActivityRoute });

function ActivityRoute() {
  return <CreatorActivityScreen creatorId={Route.useParams().creatorId} />;
}
