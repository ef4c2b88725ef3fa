import { createFileRoute } from "@tanstack/react-router";
import { CreatorProfileScreen } from "../../../creators/creator-profile.screen.tsx";

export const Route = createFileRoute("/_inside/creators/$creatorId/")({ component: ProfileRoute });

function ProfileRoute() {
  return <CreatorProfileScreen creatorId={Route.useParams().creatorId} />;
}
