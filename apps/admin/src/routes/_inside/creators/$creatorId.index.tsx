import { createFileRoute } from "@tanstack/react-router";
import { CreatorProfileScreen } from "../../../creators/creator-profile.screen.tsx";
import { personalDataWords, speech } from "../../../messages/index.ts";

export const Route = createFileRoute("/_inside/creators/$creatorId/")({
  loader: () => speech.learn(personalDataWords),
  component: ProfileRoute,
});

function ProfileRoute() {
  return <CreatorProfileScreen creatorId={Route.useParams().creatorId} />;
}
