import { createFileRoute, Outlet } from "@tanstack/react-router";
import { CreatorFrame } from "../../../creators/creator-frame.tsx";

export const Route = createFileRoute("/_inside/creators/$creatorId")({ component: CreatorRoute });

function CreatorRoute() {
  return (
    <CreatorFrame creatorId={Route.useParams().creatorId}>
      <Outlet />
    </CreatorFrame>
  );
}
